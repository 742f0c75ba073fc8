"use client";

import { useState } from "react";
import { type ConversationRow, conversationRows } from "@/lib/sessions/conversation";
import { isFoldable } from "@/lib/thread/row-text";
import type { Trace } from "@/lib/traces/schema";
import { ThreadLoading } from "../thread/thread-loading";
import { ConversationRows } from "./conversation-rows";
import { useTurns } from "./use-turns";

/** A turn to bring to the top, said anew each time. */
export type Goal = { traceId: string };

type Props = {
  project: string;
  sessionId: string;
  traces: Trace[];
  goal: Goal | undefined;
  /** The span that is shown in the open trace. */
  chosen: string | undefined;
  /** Somebody scrolled to this turn. */
  onSeen: (traceId: string) => void;
  onOpen: (traceId: string, spanId?: string) => void;
  onEndNear: () => void;
};

/** What was said in all traces of a session, in one thread. Turns are fetched when they come near. */
export function SessionConversation(props: Props) {
  const { project, sessionId, traces, goal, chosen, onSeen, onOpen, onEndNear } = props;
  const { turnOf, hasFailed, retry, want } = useTurns(project, sessionId, traces);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [activeKey, setActiveKey] = useState<string>();
  const rows = conversationRows(traces, { turnOf, hasFailed }, toggled);

  function toggle(key: string) {
    setActiveKey(key);
    setToggled((keys) => {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  if (traces.length === 0) return <ThreadLoading />;
  return (
    <ConversationRows
      project={project}
      rows={rows}
      goal={goal}
      activeKey={activeKey}
      chosen={chosen}
      canFold={canFold}
      onActive={setActiveKey}
      onToggle={toggle}
      onOpen={onOpen}
      onRetry={retry}
      onSeen={onSeen}
      onNear={(from, to) => {
        want(from, to);
        if (to > traces.length - 20) onEndNear();
      }}
    />
  );
}

function canFold(row: ConversationRow) {
  return row.type === "said" && (row.row.type !== "message" || isFoldable(row.row));
}

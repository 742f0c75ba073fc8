"use client";

import { useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { ErrorState } from "@/components/ui/error-state";
import { Segmented } from "@/components/ui/segmented";
import { useKeys } from "@/components/ui/use-keys";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { openTurn } from "@/lib/sessions/filter";
import { openSpan, openTrace } from "@/lib/traces/filter";
import { urlState, useUrlState } from "@/lib/url-state";
import { TraceSheet } from "../trace-sheet";
import { type Goal, SessionConversation } from "./session-conversation";
import { focusTrace, SessionTraces } from "./session-traces";
import { useSessionTraces } from "./use-session-traces";

const panes = [
  { value: "conversation", label: "Conversation" },
  { value: "traces", label: "Traces" },
] as const;
type Pane = (typeof panes)[number]["value"];

const place = openTrace.extend(openSpan.shape).extend(openTurn.shape);

/** A session's traces and beside them what was said in all of them, as one thread; each trace opens over it. */
export function SessionBody({ project, sessionId }: { project: string; sessionId: string }) {
  const [{ trace: openId, span, turn }, setPlace] = useUrlState(place);
  const { traces, query, loadMore } = useSessionTraces(project, sessionId);
  const [pane, setPane] = useState<Pane>("conversation");
  const [goal, setGoal] = useState<Goal | undefined>(turn ? { traceId: turn } : undefined);
  const [seen, setSeen] = useState(turn);
  const leftId = useRef<string>(undefined);
  const currentId = seen ?? traces[0]?.traceId;

  function go(traceId: string) {
    setGoal({ traceId });
    setSeen(traceId);
    setPlace({ turn: traceId });
  }

  function open(traceId: string | undefined, spanId?: string) {
    if (!traceId) {
      leftId.current = urlState(openTrace).trace;
      setPlace({ trace: undefined, span: undefined, tab: undefined, view: undefined, find: undefined });
      return;
    }
    const isOpen = urlState(openTrace).trace !== undefined;
    if (traceId !== currentId) go(traceId);
    setPlace(
      { trace: traceId, turn: traceId, span: spanId, tab: undefined, ...(spanId && { view: "thread" as const }) },
      isOpen ? "replace" : "push",
    );
  }

  function choose(traceId: string) {
    go(traceId);
    setPane("conversation");
  }

  useRowKeys((step) => {
    const opened = urlState(openTrace).trace;
    const from = traces.findIndex(({ traceId }) => traceId === (opened ?? currentId));
    const next = traces[from + step];
    if (!next) return;
    if (opened) return open(next.traceId);
    go(next.traceId);
  });

  useKeys((key, target) => {
    if (key !== "Enter" || target.closest("button, a, [role=dialog]") || !currentId) return false;
    open(currentId);
    return true;
  });

  if (query.isError && traces.length === 0) {
    return <ErrorState title="The session could not be loaded" message={query.error.message} onRetry={query.refetch} />;
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 justify-center border-line border-b py-2 lg:hidden">
        <Segmented label="What is shown" value={pane} onValueChange={setPane} options={panes} />
      </div>
      <div className="flex min-h-0 flex-1">
        <div
          className={cx(
            "min-h-0 w-full flex-col border-line lg:flex lg:w-84 lg:shrink-0 lg:border-r",
            pane === "traces" ? "flex" : "hidden",
          )}
        >
          <SessionTraces query={query} traces={traces} currentId={currentId} onChoose={choose} onOpen={open} />
        </div>
        <div className={cx("min-h-0 min-w-0 flex-1 flex-col lg:flex", pane === "conversation" ? "flex" : "hidden")}>
          <SessionConversation
            project={project}
            sessionId={sessionId}
            traces={traces}
            goal={goal}
            chosen={openId ? span : undefined}
            onSeen={setSeen}
            onOpen={open}
            onEndNear={loadMore}
          />
        </div>
      </div>
      {openId && (
        <TraceSheet
          project={project}
          traceId={openId}
          traces={traces}
          onOpen={open}
          onClosed={() => focusTrace(leftId.current ?? openId)}
        />
      )}
    </div>
  );
}

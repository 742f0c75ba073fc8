"use client";

import { useState } from "react";
import { agentsAround, openAtFirst, rowOfSpan } from "@/lib/thread/chosen-row";
import { isFoldable } from "@/lib/thread/row-text";
import { type ThreadRow, threadRows, visibleRows } from "@/lib/thread/rows";
import type { Thread } from "@/lib/thread/schema";
import type { ViewProps } from "../view-props";
import { ThreadBar } from "./thread-bar";
import { type ThreadGoal, ThreadRows } from "./thread-rows";
import { threadRowId } from "./thread-scene";

type Props = ViewProps & { thread: Thread };

export function ThreadList({ project, trace, spans, selectedId, onSelect, thread }: Props) {
  const parents = new Map(spans.map((span) => [span.spanId, span.parentSpanId]));
  const models = new Map(spans.flatMap(({ spanId, model }) => (model === null ? [] : [[spanId, model] as const])));
  const all = threadRows(thread, parents);
  const chosen = rowOfSpan(all, selectedId, parents);

  const [openKeys, setOpenKeys] = useState(() => openAtFirst(all, chosen));
  const [activeKey, setActiveKey] = useState(chosen?.key);
  const [goal, setGoal] = useState<ThreadGoal | undefined>(chosen && { key: chosen.key, align: "start", focus: false });
  const [lastSelected, setLastSelected] = useState(selectedId);
  const [ownChoice, setOwnChoice] = useState<string>();
  const rows = visibleRows(all, (row) => openKeys.has(row.key));

  // Chosen elsewhere: by find, or by the browser's back.
  if (selectedId !== lastSelected) {
    setLastSelected(selectedId);
    if (chosen && selectedId !== ownChoice) show(chosen, false);
  }

  function show(row: ThreadRow, focus: boolean) {
    setOpenKeys(withAll(openKeys, agentsAround(row)));
    setActiveKey(row.key);
    setGoal({ key: row.key, align: "auto", focus });
  }

  function toggle(row: ThreadRow) {
    const opening = !openKeys.has(row.key);
    setOpenKeys((keys) => {
      const next = new Set(keys);
      if (!next.delete(row.key)) next.add(row.key);
      return next;
    });
    setActiveKey(row.key);
    // What is folded from its lower end would leave the reader far below it.
    const element = document.getElementById(threadRowId(row.key));
    const list = element?.closest("[role=feed]");
    if (!element || !list || opening) return;
    const isAbove = element.getBoundingClientRect().top < list.getBoundingClientRect().top;
    if (isAbove) setGoal({ key: row.key, align: "start", focus: false });
  }

  function choose(row: ThreadRow) {
    const [spanId] = row.spanIds;
    if (!spanId) return;
    setActiveKey(row.key);
    setOwnChoice(spanId);
    onSelect(spanId);
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ThreadBar
        rows={all}
        activeKey={activeKey}
        folded={all.some((row) => row.type === "agent" && !openKeys.has(row.key))}
        onFold={(fold) =>
          setOpenKeys(
            fold
              ? new Set()
              : withAll(
                  openKeys,
                  all.filter((row) => row.type === "agent"),
                ),
          )
        }
        onGo={(row) => show(row, true)}
      />
      <ThreadRows
        scene={{ project, trace, models, onToggle: toggle, onChoose: choose }}
        rows={rows}
        openKeys={openKeys}
        activeKey={activeKey}
        chosenId={selectedId}
        goal={goal}
        canFold={canFold}
        onActive={setActiveKey}
        onGo={(row) => show(row, true)}
      />
    </div>
  );
}

function canFold(row: ThreadRow) {
  return row.type === "message" ? isFoldable(row) : true;
}

function withAll(keys: ReadonlySet<string>, rows: ThreadRow[]): ReadonlySet<string> {
  return new Set([...keys, ...rows.map((row) => row.key)]);
}

import type { Ref } from "react";
import type { ThreadRow as Row } from "@/lib/thread/rows";
import type { Trace } from "@/lib/traces/schema";
import { ThreadRow } from "../thread/thread-row";

const noModels: ReadonlyMap<string, string> = new Map();

type Props = {
  ref: Ref<HTMLElement>;
  project: string;
  trace: Trace;
  row: Row;
  open: boolean;
  index: number;
  count: number;
  top: number;
  active: boolean;
  tabbable: boolean;
  chosen: boolean;
  onActive: (key: string) => void;
  onToggle: (key: string) => void;
  onOpen: (traceId: string, spanId?: string) => void;
};

/** A row of a turn, as the thread of its trace shows it. */
export function ConversationSaid({ project, trace, row, onToggle, onOpen, ...place }: Props) {
  const { ref, open, index, count, top, active, tabbable, chosen, onActive } = place;
  const scene = {
    project,
    trace,
    models: noModels,
    onToggle: ({ key }: Row) => onToggle(key),
    onChoose: ({ spanIds }: Row) => onOpen(trace.traceId, spanIds[0]),
  };
  return (
    <ThreadRow
      ref={ref}
      scene={scene}
      row={row}
      index={index}
      count={count}
      top={top}
      open={open}
      active={active}
      tabbable={tabbable}
      chosen={chosen}
      onActive={onActive}
    />
  );
}

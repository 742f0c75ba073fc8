import type { ThreadRow } from "@/lib/thread/rows";
import type { Trace } from "@/lib/traces/schema";

/** What every row of a thread is given beside itself. */
export type ThreadScene = {
  project: string;
  trace: Trace;
  /** The model of each span that called one. */
  models: ReadonlyMap<string, string>;
  onToggle: (row: ThreadRow) => void;
  onChoose: (row: ThreadRow) => void;
};

export type ThreadRowProps<Row extends ThreadRow = ThreadRow> = {
  scene: ThreadScene;
  row: Row;
  open: boolean;
  /** Where the keys are. */
  active: boolean;
  /** Its span is the one shown beside. */
  chosen: boolean;
};

export function threadRowId(key: string) {
  return `thread-${key}`;
}

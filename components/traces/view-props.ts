import type { Trace, TreeRow } from "@/lib/traces/schema";
import type { SpanNode } from "@/lib/traces/tree";

/** What each view of a trace is given. */
export type ViewProps = {
  project: string;
  trace: Trace;
  /** In order of their start. */
  spans: TreeRow[];
  roots: SpanNode[];
  /** The length of the time axis. */
  totalMs: number;
  selectedId: string | undefined;
  onSelect: (spanId: string) => void;
};

"use client";

import { useState } from "react";
import type { Loaded } from "@/lib/traces/raw/loaded";
import { layRows } from "@/lib/traces/raw/rows";
import type { SpanRow } from "@/lib/traces/schema";

/** What has been loaded, the rows that it makes, and the characters of the widest line. */
export function useRawRows(spans: SpanRow[], folded: ReadonlySet<string>) {
  const [loaded, setLoaded] = useState<Loaded>(new Map());
  const spanIds = spans.map(({ spanId }) => spanId);
  const rows = layRows(spanIds, folded, (spanId) => loaded.get(spanId)?.lineCount);
  const width = [...loaded.values()].reduce((widest, { json }) => Math.max(widest, json?.width ?? 0), 0);
  return { loaded, setLoaded, rows, width };
}

"use client";

import { useState } from "react";
import { visibleNodes } from "@/lib/traces/tree";
import type { ViewProps } from "../view-props";
import { RawList } from "./raw-list";
import { RawToolbar } from "./raw-toolbar";

const nothing: ReadonlySet<string> = new Set();

/** The spans as they were sent, as OTLP/JSON, one below the other in the order of the tree. */
export function TraceRaw({ project, trace, roots, selectedId, onSelect }: ViewProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const spans = visibleNodes(roots, nothing).map(({ span }) => span);

  function toggle(spanId: string) {
    const next = new Set(folded);
    if (!next.delete(spanId)) next.add(spanId);
    setFolded(next);
  }

  return (
    <>
      <RawToolbar
        project={project}
        traceId={trace.traceId}
        spanCount={spans.length}
        isFolded={folded.size > 0 && folded.size >= spans.length}
        onFold={(fold) => setFolded(new Set(fold ? spans.map(({ spanId }) => spanId) : []))}
      />
      <RawList
        project={project}
        trace={trace}
        spans={spans}
        selectedId={selectedId}
        onSelect={onSelect}
        folded={folded}
        onToggle={toggle}
      />
    </>
  );
}

"use client";

import { useState } from "react";
import type { ViewProps } from "../view-props";
import { RawList } from "./raw-list";
import { RawToolbar } from "./raw-toolbar";

/** The spans as they were sent, as OTLP/JSON, one below the other. */
export function TraceRaw({ project, trace, spans, selectedId, onSelect }: ViewProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());

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

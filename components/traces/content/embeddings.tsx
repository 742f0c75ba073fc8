"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Span } from "@/lib/traces/content";
import { ClampedText } from "./clamped-text";
import { ContentCard } from "./content-card";

const step = 20;

/** The texts that were embedded; of their vectors how long they are and how they begin. */
export function Embeddings({ embeddings }: { embeddings: Span["embeddings"] }) {
  const [limit, setLimit] = useState(step);

  return (
    <ContentCard title={`Embedded · ${embeddings.length} ${embeddings.length === 1 ? "text" : "texts"}`}>
      <ol className="divide-y divide-line">
        {embeddings.slice(0, limit).map(({ text, dimensions, start }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same text may be embedded twice
          <li key={index} className="py-1.5 first:pt-0 last:pb-0">
            {text === null ? (
              <p className="text-fg-3">The text was not sent.</p>
            ) : (
              <ClampedText text={text} lines={6} />
            )}
            <Vector dimensions={dimensions} start={start} />
          </li>
        ))}
      </ol>
      {embeddings.length > limit && (
        <Button size="sm" variant="quiet" className="-ml-2" onClick={() => setLimit(limit + 10 * step)}>
          Show more ({embeddings.length - limit} left)
        </Button>
      )}
    </ContentCard>
  );
}

function Vector({ dimensions, start }: { dimensions: number | null; start: number[] }) {
  if (dimensions === null) return <p className="text-fg-3 text-sm">The vector was not sent.</p>;
  const count = `${dimensions.toLocaleString("en-US")} numbers`;
  if (start.length === 0) return <p className="text-fg-3 text-sm">{count}</p>;

  return (
    <details className="text-fg-3 text-sm">
      <summary>{count}</summary>
      <p className="break-words font-mono">
        {start.join(", ")}
        {dimensions > start.length && ", …"}
      </p>
    </details>
  );
}

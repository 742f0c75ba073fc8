"use client";

import { FileText } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Document } from "@/lib/traces/content";
import { visibleText } from "@/lib/traces/visible-text";
import { ContentCard } from "./content-card";
import { DocumentScore } from "./document-score";
import { JsonView } from "./json-view";
import { RichText } from "./rich-text";

const step = 30;

type Props = {
  label: string;
  documents: Document[];
  /** What a reranker was given, to tell how far each document has moved. */
  before?: Document[];
};

/** What was retrieved, the best first. */
export function Documents({ label, documents, before = [] }: Props) {
  const [limit, setLimit] = useState(step);
  const highest = Math.max(...documents.map(({ score }) => score ?? 0));

  return (
    <section aria-label={label}>
      <h3 className="mb-1 text-fg-3 text-sm">
        {label} · {documents.length}
      </h3>
      {documents.slice(0, limit).map((document, index) => (
        <ContentCard
          // biome-ignore lint/suspicious/noArrayIndexKey: ids may be missing, or the same twice
          key={index}
          title={
            <>
              <FileText aria-hidden />
              <span className="font-medium text-fg tabular-nums">#{index + 1}</span>
              <Moved from={rankIn(before, document)} to={index} />
              {document.id && <span className="min-w-0 truncate font-mono text-xs">{visibleText(document.id)}</span>}
            </>
          }
          aside={
            <>
              {document.score !== null && <DocumentScore score={document.score} highest={highest} />}
              <CopyButton value={document.content} label="document" size="icon-sm" className="-mr-1.5" />
            </>
          }
        >
          <RichText value={document.content} lines={8} />
          {hasMetadata(document.metadata) && (
            <details className="mt-1.5">
              <summary className="text-fg-3 text-sm">Metadata</summary>
              <JsonView value={document.metadata} />
            </details>
          )}
        </ContentCard>
      ))}
      {documents.length > limit && (
        <Button variant="quiet" size="sm" className="w-full justify-center" onClick={() => setLimit(limit + 10 * step)}>
          Show more ({documents.length - limit} left)
        </Button>
      )}
    </section>
  );
}

function rankIn(before: Document[], { id, content }: Document) {
  return before.findIndex((other) => (id !== null && other.id === id) || (content !== "" && other.content === content));
}

function Moved({ from, to }: { from: number; to: number }) {
  if (from < 0) return null;
  return <span className="whitespace-nowrap text-fg-3">{from === to ? "stayed" : `was #${from + 1}`}</span>;
}

function hasMetadata(metadata: unknown) {
  return typeof metadata === "object" && metadata !== null ? Object.keys(metadata).length > 0 : Boolean(metadata);
}

"use client";

import { ChevronsDownUp, ChevronsUpDown, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import { rawUrl } from "@/lib/traces/options";
import { indentJson } from "@/lib/traces/raw/json-lines";
import { limitedText } from "@/lib/traces/raw/limited-text";
import { RawCopy } from "./raw-copy";

/** A clipboard, and what it is pasted into, takes so much. */
const COPY_LIMIT = 5_000_000;

type Props = {
  project: string;
  traceId: string;
  spanCount: number;
  isFolded: boolean;
  onFold: (fold: boolean) => void;
};

export function RawToolbar({ project, traceId, spanCount, isFolded, onFold }: Props) {
  const url = rawUrl(project, traceId);

  return (
    <div className="flex shrink-0 items-center gap-x-1 border-line border-b px-2 py-1">
      <span className="mr-auto truncate pl-2 text-fg-3 text-sm">
        {formatCount(spanCount)} {spanCount === 1 ? "span" : "spans"} as OTLP/JSON
      </span>
      <Button variant="quiet" size="sm" onClick={() => onFold(!isFolded)}>
        {isFolded ? <ChevronsUpDown /> : <ChevronsDownUp />} {isFolded ? "Unfold all" : "Fold all"}
      </Button>
      <RawCopy label="all spans" read={async () => indentJson(await limitedText(url, COPY_LIMIT))}>
        <span className="hidden @md:inline">Copy all</span>
      </RawCopy>
      <Button asChild variant="quiet" size="sm">
        <a href={url} download aria-label="Download all spans" title="Download all spans">
          <Download /> <span className="hidden @md:inline">Download</span>
        </a>
      </Button>
    </div>
  );
}

"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Segmented } from "@/components/ui/segmented";
import { exportUrl } from "@/lib/export/options";
import { canStreamToFile } from "@/lib/export/save-file";
import type { ExportFormat, MatchText } from "@/lib/export/schema";
import { formatBytes, formatCount } from "@/lib/format";
import { useExport } from "./use-export";

/** More than this is not held in memory where the browser cannot write to a file. */
const heldTraces = 1_000;

const formats = [
  { value: "jsonl", label: "JSONL" },
  { value: "csv", label: "CSV" },
] as const;

const meanings = {
  jsonl: "Whole traces: one OTLP/JSON request a line, which Pharos and any OTLP endpoint take back.",
  csv: "The columns of the list, one row a trace, for a spreadsheet.",
};

type Props = {
  project: string;
  /** What is exported: a search, or a selection. */
  what: { query: MatchText } | { traceIds: string[] };
  /** Undefined until it is known. */
  count: { count: number; exact: boolean } | undefined;
};

export function ExportForm({ project, what, count }: Props) {
  const [format, setFormat] = useState<ExportFormat>("jsonl");
  const [gzip, setGzip] = useState(false);
  const { start, cancel, status, error, done } = useExport();
  const total = count && (count.exact ? formatCount(count.count) : `more than ${formatCount(count.count)}`);
  const isLarge = !count?.exact || count.count > heldTraces;

  function ask(signal: AbortSignal) {
    if ("query" in what) return fetch(exportUrl(project, format, false, what.query), { signal });
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ format, traceIds: what.traceIds });
    return fetch(`/api/v1/export?${new URLSearchParams({ project })}`, { method: "POST", headers, body, signal });
  }

  if (status === "pending") {
    return (
      <div className="flex flex-col gap-2">
        <ProgressBar label="Export" share={count?.exact ? done.traces / Math.max(1, count.count) : null} />
        <p className="flex items-center justify-between gap-2 text-fg-2 tabular-nums">
          {formatCount(done.traces)} of {total} traces · {formatBytes(done.bytes)}
          <Button onClick={cancel}>Cancel</Button>
        </p>
      </div>
    );
  }

  return (
    <div className="flex flex-col gap-3">
      <div>
        <Segmented label="Format" value={format} onValueChange={setFormat} options={formats} />
      </div>
      <p className="text-fg-2">{meanings[format]}</p>
      <Checkbox label="Compress with gzip" checked={gzip} onCheckedChange={(checked) => setGzip(checked === true)} />
      {status === "error" && (
        <p role="alert" className="text-bad">
          The export failed: {error?.message}
        </p>
      )}
      <div className="flex items-center justify-between gap-2">
        <p role="status" className="text-fg-2 tabular-nums">
          {status === "success" && done.bytes > 0
            ? `Saved ${formatCount(done.traces)} traces, ${formatBytes(done.bytes)}.`
            : total
              ? `${total} ${count?.count === 1 ? "trace" : "traces"}`
              : "Counting…"}
        </p>
        {isLarge && "query" in what && !canStreamToFile() ? (
          <Button variant="primary" asChild>
            <a href={exportUrl(project, format, gzip, what.query)} download>
              <Download /> Download
            </a>
          </Button>
        ) : (
          <Button variant="primary" disabled={!count || count.count === 0} onClick={() => start({ format, gzip, ask })}>
            <Download /> Download
          </Button>
        )}
      </div>
    </div>
  );
}

"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatBytes, formatCount } from "@/lib/format";
import type { useImport } from "./use-import";

type Props = { project: string; task: ReturnType<typeof useImport> };

/** How far an import is, and what became of it. */
export function ImportProgress({ project, task: { status, error, files, done, cancel } }: Props) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const failed = done.failed > 0 && ` · ${counted(done.failed, "line")} failed`;

  if (status === "pending") {
    return (
      <div className="flex flex-col gap-2">
        <ProgressBar label="Import" share={done.bytes / Math.max(1, size)} />
        <p className="flex items-center justify-between gap-2 text-fg-2 tabular-nums">
          <span>
            {formatBytes(done.bytes)} of {formatBytes(size)} · {counted(done.spans, "span")}
            {failed}
          </span>
          <Button onClick={cancel}>Cancel</Button>
        </p>
      </div>
    );
  }
  if (status === "error") {
    const wasCancelled = error?.name === "AbortError";
    return (
      <p role="alert" className="text-bad">
        {wasCancelled ? "The import was cancelled." : `The import stopped: ${error?.message}`} {formatCount(done.spans)}{" "}
        spans were stored. Importing the file again adds what is missing, and nothing twice.
      </p>
    );
  }
  return (
    <p role="status" className="tabular-nums">
      Imported {counted(done.spans, "span")} of {counted(done.lines, "line")}
      {failed}.{" "}
      <Link href={`/${project}/traces?range=all`} className="font-medium underline underline-offset-2">
        See the traces
      </Link>
    </p>
  );
}

function counted(count: number, noun: string) {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { pickTarget } from "@/lib/export/save-file";
import type { ExportFormat } from "@/lib/export/schema";

type Task = { format: ExportFormat; gzip: boolean; ask: (signal: AbortSignal) => Promise<Response> };

/** Streams an export to a file, counting the traces in it, until it is done or cancelled. */
export function useExport() {
  const [done, setDone] = useState({ traces: 0, bytes: 0 });
  const stop = useRef<AbortController>(null);

  const { mutate, reset, status, error } = useMutation({
    mutationFn: async ({ format, gzip, ask }: Task) => {
      setDone({ traces: 0, bytes: 0 });
      const name = `traces-${new Date().toISOString().slice(0, 10)}.${format}${gzip ? ".gz" : ""}`;
      const target = await pickTarget(name);
      if (!target) return "cancelled";
      stop.current = new AbortController();
      const { signal } = stop.current;
      const response = await ask(signal);
      if (!response.ok || !response.body) throw new Error(await reasonOf(response));
      const counted = response.body.pipeThrough(meter(format, setDone));
      await target.write(gzip ? counted.pipeThrough(new CompressionStream("gzip")) : counted, signal);
      return "done";
    },
  });

  function cancel() {
    stop.current?.abort();
    reset();
  }

  return { start: mutate, cancel, status, error, done };
}

/** A line of JSON ends in LF, a row of the table in CRLF, after a row of names. */
function meter(format: ExportFormat, say: (done: { traces: number; bytes: number }) => void) {
  const end = format === "jsonl" ? 10 : 13;
  let bytes = 0;
  let ends = format === "jsonl" ? 0 : -1;
  let said = 0;
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(part, controller) {
      bytes += part.length;
      for (let at = part.indexOf(end); at !== -1; at = part.indexOf(end, at + 1)) ends++;
      controller.enqueue(part);
      if (Date.now() - said < 100) return;
      said = Date.now();
      say({ traces: Math.max(0, ends), bytes });
    },
    flush() {
      say({ traces: Math.max(0, ends), bytes });
    },
  });
}

async function reasonOf(response: Response): Promise<string> {
  const body = await response.json().catch(() => ({}));
  return body.error ?? response.statusText;
}

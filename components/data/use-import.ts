"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type ImportTotals, maxNamedErrors } from "@/lib/import/schema";
import { uploadFile } from "@/lib/import/upload";
import { traceOptions } from "@/lib/traces/options";

export type ImportError = { file: string; line: number; reason: string };

const none: ImportTotals = { bytes: 0, lines: 0, spans: 0, failed: 0 };

/** Imports files one after the other, until they are done or somebody cancels; what was stored by then stays. */
export function useImport(project: string) {
  const client = useQueryClient();
  const [done, setDone] = useState(none);
  const [errors, setErrors] = useState<ImportError[]>([]);
  const stopping = useRef<AbortController>(null);

  const { mutate, status, error, variables } = useMutation({
    mutationFn: async (files: File[]) => {
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      setDone(none);
      setErrors([]);
      let before = none;
      for (const file of files) {
        let now = before;
        for await (const event of uploadFile(project, file, signal)) {
          if (event.type === "error") note({ file: file.name, line: event.line, reason: event.reason });
          if (event.type !== "progress" && event.type !== "done") continue;
          now = added(before, event);
          setDone(now);
        }
        before = now;
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: traceOptions.all(project) }),
  });

  function note(problem: ImportError) {
    setErrors((noted) => (noted.length < maxNamedErrors ? [...noted, problem] : noted));
  }

  return {
    start: mutate,
    cancel: () => stopping.current?.abort(),
    status,
    error,
    files: variables ?? [],
    done,
    errors,
  };
}

function added(a: ImportTotals, b: ImportTotals): ImportTotals {
  return {
    bytes: a.bytes + b.bytes,
    lines: a.lines + b.lines,
    spans: a.spans + b.spans,
    failed: a.failed + b.failed,
  };
}

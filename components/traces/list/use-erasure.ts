"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Erasure, erasureEvent } from "@/lib/erasure/schema";
import { readProgress } from "@/lib/read-progress";
import { traceOptions } from "@/lib/traces/options";

/** Deletes traces, counting them, until it is done or stopped; what was deleted by then stays deleted. */
export function useErasure(project: string) {
  const client = useQueryClient();
  const [deleted, setDeleted] = useState(0);
  const stopping = useRef<AbortController>(null);

  const { mutate, status, error } = useMutation({
    mutationFn: async (what: Erasure) => {
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      const response = await fetch(`/api/v1/erasures?${new URLSearchParams({ project })}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(what),
        signal,
      });
      for await (const event of readProgress(response, erasureEvent)) {
        if (event.type === "stopped") throw new Error(event.reason);
        setDeleted(event.deleted);
        if (event.type === "done") return event.deleted;
      }
      throw new Error("The connection broke off.");
    },
    onSettled: () => client.invalidateQueries({ queryKey: traceOptions.all(project) }),
  });

  return { start: mutate, stop: () => stopping.current?.abort(), status, error, deleted };
}

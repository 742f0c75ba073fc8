"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { viewOptions } from "@/lib/views/options";

type Answer<T> = { data?: T; error?: string; fields?: Record<string, string> };

/** A change to the saved views: what is refused is said, and every place that lists them follows. */
export function useViewChange<I, T>(
  project: string,
  run: (input: I) => Promise<Answer<T>>,
  onDone: (data: T | undefined, input: I) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: ({ data, error, fields }, input) => {
      if (error && !fields) toast.error(error);
      if (error) return;
      client.invalidateQueries({ queryKey: viewOptions.list(project).queryKey });
      onDone(data, input);
    },
    onError: () => toast.error("The server could not be reached."),
  });
}

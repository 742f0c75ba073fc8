"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useRef } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { retryRun } from "@/lib/durable/actions";
import { durableOptions } from "@/lib/durable/options";

/** Lets a failed run go on from where it failed. What was done stays done. */
export function RetryRun({ project, id }: { project: string; id: string }) {
  const client = useQueryClient();
  const trigger = useRef<HTMLButtonElement>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: () => retryRun({ project, id }),
    onSuccess: async ({ error }) => {
      if (error) toast.error(error);
      // The button goes when the run is no longer failed; the sheet stays.
      else trigger.current?.closest<HTMLElement>("[role=dialog]")?.focus();
      await client.invalidateQueries({ queryKey: durableOptions.all });
    },
    onError: () => toast.error("The server could not be reached."),
  });

  return (
    <Button ref={trigger} disabled={isPending} title="Goes on from where it failed" onClick={() => mutate()}>
      <RotateCw aria-hidden /> Retry
    </Button>
  );
}

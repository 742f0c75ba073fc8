"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { toast } from "sonner";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { deleteConnection } from "@/lib/models/actions";
import type { ModelChoice } from "@/lib/models/schema";
import { useNames } from "./names";

/** `fallback` is the environment's model, which does what this one did. */
type Props = { project: string; id: number; name: string; used: ModelChoice[]; fallback: string | null };

export function DeleteConnection({ project, id, name, used, fallback }: Props) {
  const router = useRouter();
  const trigger = useRef<HTMLButtonElement>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: () => deleteConnection({ project, id }),
    onSuccess: ({ error }) => {
      if (error) toast.error(error);
      // The button goes with its connection; the section stays.
      else trigger.current?.closest("section")?.focus();
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });
  const uses = used.map(
    ({ use, model }) => `the ${useNames[use].replace(/^./, (first) => first.toLowerCase())} (${model})`,
  );

  return (
    <AlertDialog
      trigger={
        <Button ref={trigger} variant="quiet" disabled={isPending} aria-label={`Delete ${name}`}>
          Delete
        </Button>
      }
      title={`Delete ${name}?`}
      description={
        uses.length > 0
          ? `It is ${uses.join(" and ")}. From then on ${fallback ?? "no model"} does that. The key is erased.`
          : "Nothing uses it. The key is erased."
      }
      confirm="Delete connection"
      onConfirm={mutate}
    />
  );
}

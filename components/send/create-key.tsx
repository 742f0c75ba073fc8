"use client";

import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { createKey } from "@/lib/keys/actions";

type Props = { project: string; onCreated: (key: string) => void };

export function CreateKey({ project, onCreated }: Props) {
  const { mutate, isPending } = useMutation({
    mutationFn: () => createKey({ project, name: "First agent", access: "write" }),
    onSuccess: ({ data, error }) => {
      if (error) toast.error(error);
      if (data) onCreated(data);
    },
    onError: () => toast.error("The server could not be reached."),
  });

  return (
    <Button variant="primary" size="lg" onClick={() => mutate()} disabled={isPending}>
      <KeyRound /> Create a key
    </Button>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { revokeKey } from "@/lib/keys/actions";

export function RevokeKey({ project, id, name }: { project: string; id: number; name: string }) {
  const router = useRouter();
  const { mutate, isPending } = useMutation({
    mutationFn: () => revokeKey({ project, id }),
    onSuccess: ({ error }) => {
      if (error) toast.error(error);
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });

  return (
    <AlertDialog
      trigger={
        <Button variant="quiet" size="sm" disabled={isPending} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${name}?`}
      description="Programs that use this key are refused within seconds. A revoked key cannot be brought back."
      confirm="Revoke key"
      onConfirm={mutate}
    />
  );
}

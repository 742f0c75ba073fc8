"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { revokeInvitation } from "@/lib/members/actions";

export function RevokeInvitation({ project, id, email }: { project: string; id: number; email: string }) {
  const router = useRouter();
  const { mutate, isPending } = useMutation({
    mutationFn: () => revokeInvitation({ project, id }),
    onSuccess: ({ error }) => {
      if (error) toast.error(error);
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });

  return (
    <AlertDialog
      trigger={
        <Button variant="quiet" size="sm" disabled={isPending} aria-label={`Revoke the invitation of ${email}`}>
          Revoke
        </Button>
      }
      title="Revoke the invitation?"
      description={`The link for ${email} stops working at once.`}
      confirm="Revoke invitation"
      onConfirm={mutate}
    />
  );
}

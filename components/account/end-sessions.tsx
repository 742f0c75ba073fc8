"use client";

import { useMutation } from "@tanstack/react-query";
import { signOut } from "next-auth/react";
import { toast } from "sonner";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { endSessions } from "@/lib/account/actions";

export function EndSessions() {
  const { mutate, isPending } = useMutation({
    mutationFn: () => endSessions({}),
    onSuccess: ({ error }) => (error ? toast.error(error) : signOut({ callbackUrl: "/sign-in" })),
    onError: () => toast.error("The server could not be reached."),
  });

  return (
    <AlertDialog
      trigger={
        <Button variant="quiet" disabled={isPending}>
          Sign out everywhere
        </Button>
      }
      title="Sign out everywhere?"
      description="Every browser you are signed in with, this one too, has to sign in again. API keys go on working."
      confirm="Sign out everywhere"
      onConfirm={mutate}
    />
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { leaveProject, removeMember } from "@/lib/members/actions";
import type { ProjectMember } from "@/lib/members/schema";

export function RemoveMember({ project, member, self }: { project: string; member: ProjectMember; self: boolean }) {
  const router = useRouter();
  const { mutate, isPending } = useMutation({
    mutationFn: () => (self ? leaveProject({ project }) : removeMember({ project, userId: member.userId })),
    onSuccess: ({ error }) => {
      if (error) toast.error(error);
      else if (self) window.location.assign("/");
      else router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });

  return (
    <AlertDialog
      trigger={
        <Button variant="quiet" size="sm" disabled={isPending} aria-label={self ? undefined : `Remove ${member.name}`}>
          {self ? "Leave" : "Remove"}
        </Button>
      }
      title={self ? "Leave the project?" : `Remove ${member.name}?`}
      description={
        self
          ? "You lose access at once, and need an invitation to come back."
          : "They lose access at once. API keys they made go on working until you revoke them."
      }
      confirm={self ? "Leave project" : "Remove member"}
      onConfirm={mutate}
    />
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Select } from "@/components/ui/select";
import { changeRole } from "@/lib/members/actions";
import type { ProjectMember } from "@/lib/members/schema";
import { roleOptions } from "./role-options";

export function RoleSelect({ project, member }: { project: string; member: ProjectMember }) {
  const router = useRouter();
  const { mutate, isPending } = useMutation({
    mutationFn: changeRole,
    onSuccess: ({ error }) => (error ? toast.error(error) : toast.success(`The role of ${member.name} is changed.`)),
    onError: () => toast.error("The server could not be reached."),
    onSettled: () => router.refresh(),
  });

  function change(value: string) {
    const chosen = roleOptions.find((option) => option.value === value);
    if (chosen) mutate({ project, userId: member.userId, role: chosen.value });
  }

  return (
    <Select
      aria-label={`Role of ${member.name}`}
      className="h-7 w-28"
      value={member.role}
      onValueChange={change}
      disabled={isPending}
      options={roleOptions}
    />
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { invite } from "@/lib/members/actions";
import { roleOptions } from "./role-options";

export type Invited = { path: string; mailed: boolean; email: string };

const durations = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
];

export function InviteForm({ project, onInvited }: { project: string; onInvited: (invited: Invited) => void }) {
  const router = useRouter();
  const [role, setRole] = useState("member");
  const [days, setDays] = useState("7");
  const { mutate, data, isPending } = useMutation({
    mutationFn: invite,
    onSuccess: ({ data: made, error, fields }, { email }) => {
      if (error && !fields) toast.error(error);
      if (!made) return;
      onInvited({ ...made, email });
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = roleOptions.find((option) => option.value === role);
    const email = String(new FormData(event.currentTarget).get("email"));
    if (chosen) mutate({ project, email, role: chosen.value, days });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="E-mail" error={data?.fields?.email}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="off" />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Role">
          {(control) => <Select {...control} value={role} onValueChange={setRole} options={roleOptions} />}
        </Field>
        <Field label="Link works for">
          {(control) => <Select {...control} value={days} onValueChange={setDays} options={durations} />}
        </Field>
      </div>
      <Button type="submit" variant="primary" className="mt-1 self-end" disabled={isPending}>
        Create link
      </Button>
    </form>
  );
}

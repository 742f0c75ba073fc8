"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { renameUser } from "@/lib/account/actions";

export function RenameUserForm({ name }: { name: string }) {
  const router = useRouter();
  const { mutate, data, isPending } = useMutation({
    mutationFn: (next: string) => renameUser({ name: next }),
    onSuccess: ({ error }) => {
      if (error) return;
      toast.success("Your name is saved.");
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    mutate(String(new FormData(event.currentTarget).get("name")));
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col items-start gap-3">
      <Field label="Name" error={data?.error} className="w-full">
        {(control) => <Input {...control} name="name" autoComplete="name" defaultValue={name} />}
      </Field>
      <Button type="submit" disabled={isPending}>
        Save
      </Button>
    </form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { KeyAccess } from "@/db/enums";
import { createKey } from "@/lib/keys/actions";

export type CreatedKey = { secret: string; access: KeyAccess };

const accesses = [
  { value: "write", label: "Write" },
  { value: "read", label: "Read only" },
] as const;

const help = { write: "Sends traces, and reads what the project has.", read: "Reads what the project has." };

export function CreateKeyForm({ project, onCreated }: { project: string; onCreated: (key: CreatedKey) => void }) {
  const router = useRouter();
  const [access, setAccess] = useState<KeyAccess>("write");
  const { mutate, data, isPending } = useMutation({
    mutationFn: createKey,
    onSuccess: ({ data: secret, error, fields }, key) => {
      if (error && !fields) toast.error(error);
      if (!secret) return;
      onCreated({ secret, access: key.access });
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    mutate({ project, name: String(new FormData(event.currentTarget).get("name")), access });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="Name" error={data?.fields?.name} help="What uses it, such as “production worker”.">
        {(control) => <Input {...control} name="name" autoComplete="off" />}
      </Field>
      <div className="flex flex-col items-start gap-1">
        <span aria-hidden className="font-medium">
          Access
        </span>
        <Segmented label="Access" value={access} onValueChange={setAccess} options={accesses} />
        <p className="text-fg-3 text-sm">{help[access]}</p>
      </div>
      <Button type="submit" variant="primary" className="self-end" disabled={isPending}>
        Create key
      </Button>
    </form>
  );
}

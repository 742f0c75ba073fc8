"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Props = {
  name?: string;
  submit: string;
  help?: string;
  error: string | undefined;
  isPending: boolean;
  onSubmit: (name: string) => void;
};

export function SavedViewForm({ name, submit, help, error, isPending, onSubmit }: Props) {
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSubmit(String(new FormData(event.currentTarget).get("name")));
  }

  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-3">
      <Field label="Name" error={error} help={help}>
        {(control) => (
          <Input {...control} ref={select} name="name" defaultValue={name} maxLength={60} autoComplete="off" />
        )}
      </Field>
      <Button type="submit" variant="primary" className="self-end" disabled={isPending}>
        {submit}
      </Button>
    </form>
  );
}

/** Whoever opens the form is about to type. */
function select(input: HTMLInputElement | null) {
  input?.focus();
  input?.select();
}

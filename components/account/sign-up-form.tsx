"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signUp } from "@/lib/account/actions";
import { FormError } from "./form-error";
import { MailNote } from "./mail-note";

export function SignUpForm({ sendsMail }: { sendsMail: boolean }) {
  const { mutate, data, error, isPending, variables } = useMutation({ mutationFn: signUp });
  if (data && !data.error) return <MailNote email={variables?.email ?? ""} sendsMail={sendsMail} />;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    mutate({ name: String(form.get("name")), email: String(form.get("email")) });
  }

  const problem = error ? "The server could not be reached. Try again." : !data?.fields && data?.error;

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="Name" error={data?.fields?.name}>
        {(control) => <Input {...control} name="name" autoComplete="name" />}
      </Field>
      <Field label="E-mail" error={data?.fields?.email} help="You get a link there to choose a password.">
        {(control) => <Input {...control} name="email" type="email" autoComplete="email" />}
      </Field>
      {problem && <FormError>{problem}</FormError>}
      <Button type="submit" variant="primary" size="lg" className="justify-center" disabled={isPending}>
        Create account
      </Button>
    </form>
  );
}

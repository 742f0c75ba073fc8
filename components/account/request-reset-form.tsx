"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { requestReset } from "@/lib/account/actions";
import { FormError } from "./form-error";
import { MailNote } from "./mail-note";

export function RequestResetForm({ sendsMail }: { sendsMail: boolean }) {
  const { mutate, data, error, isPending, variables } = useMutation({ mutationFn: requestReset });
  if (data && !data.error) return <MailNote email={variables?.email ?? ""} sendsMail={sendsMail} />;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    mutate({ email: String(new FormData(event.currentTarget).get("email")) });
  }

  const problem = error ? "The server could not be reached. Try again." : !data?.fields && data?.error;

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="E-mail" error={data?.fields?.email}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" />}
      </Field>
      {problem && <FormError>{problem}</FormError>}
      <Button type="submit" variant="primary" size="lg" className="justify-center" disabled={isPending}>
        Send me a link
      </Button>
    </form>
  );
}

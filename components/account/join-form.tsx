"use client";

import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { join } from "@/lib/account/actions";
import { FormError } from "./form-error";

/** A new account for the e-mail that the invitation names. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: join,
    onSuccess: async ({ data: joined }, { password }) => {
      if (!joined) return;
      const answer = await signIn("credentials", { email: joined.email, password, redirect: false });
      window.location.replace(answer?.ok ? `/${joined.slug}/traces` : "/sign-in");
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    mutate({ token, name: String(form.get("name")), password: String(form.get("password")) });
  }

  const problem = error ? "The server could not be reached. Try again." : !data?.fields && data?.error;

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="E-mail">
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" readOnly value={email} />}
      </Field>
      <Field label="Name" error={data?.fields?.name}>
        {(control) => <Input {...control} name="name" autoComplete="name" />}
      </Field>
      <Field label="Password" error={data?.fields?.password} help="At least 8 characters.">
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
      </Field>
      {problem && <FormError>{problem}</FormError>}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="justify-center"
        disabled={isPending || Boolean(data?.data)}
      >
        Create account and join
      </Button>
    </form>
  );
}

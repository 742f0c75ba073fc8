"use client";

import { useMutation } from "@tanstack/react-query";
import type { Route } from "next";
import { signIn } from "next-auth/react";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormError } from "./form-error";

export function SignInForm({ next, email }: { next: Route; email?: string }) {
  const enter = useMutation({
    mutationFn: (form: FormData) =>
      signIn("credentials", { email: form.get("email"), password: form.get("password"), redirect: false }),
    onSuccess: (answer) => {
      if (answer?.ok) window.location.assign(next);
    },
  });
  const error = enter.error ? "The server could not be reached. Try again." : enter.data?.error;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    enter.mutate(new FormData(event.currentTarget));
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3">
      <Field label="E-mail">
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" required defaultValue={email} />
        )}
      </Field>
      <Field label="Password">
        {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required />}
      </Field>
      {error && <FormError>{error}</FormError>}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="justify-center"
        disabled={enter.isPending || enter.data?.ok}
      >
        Sign in
      </Button>
    </form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { resetPassword } from "@/lib/account/actions";
import { FormError } from "./form-error";

export function ResetPasswordForm({ token }: { token: string }) {
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (password: string) => resetPassword({ token, password }),
    onSuccess: async ({ data: user }, password) => {
      if (!user) return;
      const answer = await signIn("credentials", { email: user.email, password, redirect: false });
      window.location.replace(answer?.ok ? "/" : "/sign-in");
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    mutate(String(new FormData(event.currentTarget).get("password")));
  }

  const problem = error ? "The server could not be reached. Try again." : !data?.fields && data?.error;

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3">
      <Field
        label="New password"
        error={data?.fields?.password}
        help="At least 8 characters. You are signed out everywhere else."
      >
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" required />}
      </Field>
      {problem && <FormError>{problem}</FormError>}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="justify-center"
        disabled={isPending || Boolean(data?.data)}
      >
        Set password
      </Button>
    </form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changePassword } from "@/lib/account/actions";
import { FormError } from "./form-error";

/** The change ends this session as well, so the new password is used at once to sign in again. */
export function ChangePasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const router = useRouter();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (form: HTMLFormElement) => {
      const values = new FormData(form);
      const password = String(values.get("password"));
      const result = await changePassword({ current: String(values.get("current") ?? ""), password });
      if (result.error) return result;
      const answer = await signIn("credentials", { email, password, redirect: false });
      if (!answer?.ok) window.location.assign("/sign-in?next=%2Faccount");
      return result;
    },
    onSuccess: (result, form) => {
      if (result.error) return;
      form.reset();
      toast.success("Your password is set.");
      router.refresh();
    },
  });
  const problem = error ? "The server could not be reached. Try again." : !data?.fields && data?.error;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    mutate(event.currentTarget);
  }

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col items-start gap-3">
      <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
      {hasPassword && (
        <Field label="Current password" error={data?.fields?.current} className="w-full">
          {(control) => <Input {...control} name="current" type="password" autoComplete="current-password" />}
        </Field>
      )}
      <Field label="New password" error={data?.fields?.password} help="At least 8 characters." className="w-full">
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
      </Field>
      {problem && <FormError>{problem}</FormError>}
      <Button type="submit" disabled={isPending}>
        {hasPassword ? "Change password" : "Set password"}
      </Button>
    </form>
  );
}

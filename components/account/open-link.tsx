"use client";

import { useMutation } from "@tanstack/react-query";
import type { Route } from "next";
import { signIn } from "next-auth/react";
import { useEffect, useRef } from "react";
import { TextLink } from "@/components/ui/text-link";
import { FormError } from "./form-error";

/** The link is used up by a request of its own after the page has loaded: previews and scanners only fetch the page. */
export function OpenLink({ token, next }: { token: string; next: Route }) {
  const { mutate, data, error } = useMutation({
    mutationFn: () => signIn("link", { token, redirect: false }),
    onSuccess: (answer) => {
      if (answer?.ok) window.location.replace(next);
    },
  });

  // Outside React: the link works once, and development mounts twice.
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    mutate();
  }, [mutate]);

  const problem = error ? "The server could not be reached. Open the link again." : data?.error;
  if (!problem) return <p role="status">Signing you in…</p>;
  return (
    <>
      <FormError>{problem}</FormError>
      <p>
        <TextLink href="/sign-in">Sign in with your password</TextLink>
      </p>
    </>
  );
}

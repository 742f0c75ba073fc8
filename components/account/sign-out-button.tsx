"use client";

import type { Route } from "next";
import { signOut } from "next-auth/react";
import { Button } from "@/components/ui/button";

export function SignOutButton({ next = "/sign-in" }: { next?: Route }) {
  return <Button onClick={() => signOut({ callbackUrl: next })}>Sign out</Button>;
}

"use client";

import type { Route } from "next";
import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";

type Props = { providers: { id: string; name: string }[]; next: Route };

export function ProviderButtons({ providers, next }: Props) {
  if (providers.length === 0) return null;

  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center gap-3 text-fg-3 text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {providers.map(({ id, name }) => (
        <Button key={id} size="lg" className="justify-center" onClick={() => signIn(id, { callbackUrl: next })}>
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}

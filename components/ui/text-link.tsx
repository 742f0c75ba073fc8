import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

export function TextLink({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="rounded-sm underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      {children}
    </Link>
  );
}

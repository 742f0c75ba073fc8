import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = { href: Route; name: string; aside: ReactNode; children: ReactNode };

/** A link over two lines: what it is, and what there is to know of it. */
export function HomeRow({ href, name, aside, children }: Props) {
  return (
    <li className="border-line border-t">
      <Link href={href} prefetch={false} className="block px-3 py-1.5 -outline-offset-2 hover:bg-hover">
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 truncate font-medium">{name}</span>
          <span className="ml-auto shrink-0 text-fg-3 text-sm">{aside}</span>
        </span>
        <span className="block truncate text-fg-2 text-sm">{children}</span>
      </Link>
    </li>
  );
}

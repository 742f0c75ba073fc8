import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/cx";

type Props = {
  title: string;
  note?: string;
  all: { href: Route; label: string };
  className?: string;
  children: ReactNode;
};

/** One part of the project at a glance, with the way to all of it. */
export function HomePanel({ title, note, all, className, children }: Props) {
  const id = useId();

  return (
    <section
      aria-labelledby={id}
      className={cx("flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-panel", className)}
    >
      <header className="flex items-baseline gap-2 px-3 py-2">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        {note && <p className="min-w-0 truncate text-fg-3 text-sm">{note}</p>}
        <Link href={all.href} className="ml-auto shrink-0 rounded-sm text-fg-2 text-sm hover:text-fg hover:underline">
          {all.label}
        </Link>
      </header>
      {children}
    </section>
  );
}

"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

type Props<T extends string> = {
  href: Route<T>;
  /** What lies below it is not a part of it. */
  exact?: boolean;
  icon: ReactNode;
  children: ReactNode;
  onNavigate?: () => void;
};

export function NavLink<T extends string>({ href, exact, icon, children, onNavigate }: Props<T>) {
  const pathname = usePathname();
  const current = pathname === href || (!exact && pathname.startsWith(`${href}/`));

  return (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={cx(
        "flex h-[30px] items-center gap-2 rounded-md px-2 [&_svg]:size-4",
        current ? "bg-hover font-medium text-fg" : "text-fg-2 hover:bg-hover hover:text-fg",
      )}
    >
      {icon}
      {children}
    </Link>
  );
}

"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";

export function SettingsTabs({ project, operates }: { project: string; operates: boolean }) {
  const pathname = usePathname();
  const tabs = [
    { href: `/${project}/settings`, label: "General" },
    { href: `/${project}/settings/members`, label: "Members" },
    { href: `/${project}/settings/keys`, label: "API keys" },
    { href: `/${project}/settings/data`, label: "Data" },
    { href: `/${project}/settings/models`, label: "Models" },
    ...(operates ? ([{ href: `/${project}/settings/work`, label: "Background work" }] as const) : []),
  ] as const;

  return (
    <nav aria-label="Settings" className="flex shrink-0 gap-0.5 overflow-x-auto border-line border-b bg-panel px-3">
      {tabs.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          // On a phone the last ones lie beyond the edge.
          ref={pathname === href ? scrollIntoSight : undefined}
          aria-current={pathname === href ? "page" : undefined}
          className={cx(
            "whitespace-nowrap border-b-2 px-2.5 py-2 -outline-offset-2",
            pathname === href ? "border-fg font-medium" : "border-transparent text-fg-3 hover:text-fg",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function scrollIntoSight(tab: HTMLElement | null) {
  tab?.scrollIntoView({ inline: "nearest", block: "nearest" });
}

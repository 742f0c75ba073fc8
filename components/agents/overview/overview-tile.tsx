import type { Route } from "next";
import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import type { Change } from "@/lib/agents/figures";

type Props = {
  label: string;
  /** Undefined while it is read. */
  value: string | undefined;
  exact: string;
  change: Change | undefined;
  past: string | undefined;
  /** The place of the change is kept while it is read. */
  compares: boolean;
  /** Where the runs behind the number are listed. */
  href: Route | undefined;
};

export function OverviewTile({ label, value, exact, change, past, compares, href }: Props) {
  return (
    <div className={cx("relative bg-panel px-3 py-2", href && "hover:bg-hover")}>
      <dt className="truncate text-fg-3 text-sm">
        {href ? (
          <Link
            href={href}
            prefetch={false}
            className="-outline-offset-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd
        title={value === undefined ? undefined : exact}
        className="relative truncate font-semibold text-xl tabular-nums"
      >
        {value ?? <Skeleton className="my-1 h-[18px] w-16" />}
      </dd>
      {compares && (
        <dd className="h-[18px] truncate text-sm" title={past && `${past} in the period before`}>
          {change && (
            <span className={cx(tone(change), "relative")}>
              {change.text}
              {change.verdict && `, ${change.verdict}`}
            </span>
          )}
        </dd>
      )}
    </div>
  );
}

function tone({ verdict }: Change) {
  if (verdict === undefined) return "text-fg-3";
  return verdict === "better" ? "text-good" : "text-bad";
}

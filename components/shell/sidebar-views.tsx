"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { useUrlState } from "@/lib/url-state";
import { openView, viewAddress } from "@/lib/views/address";
import { viewOptions } from "@/lib/views/options";

export function SidebarViews({ project, onNavigate }: { project: string; onNavigate?: () => void }) {
  const { data } = useQuery(viewOptions.list(project));
  const [{ saved }] = useUrlState(openView);
  if (!data?.items.length) return null;

  return (
    <section aria-labelledby="saved-views" className="mt-4 flex min-h-0 shrink flex-col">
      <h2 id="saved-views" className="px-2 pb-1 text-fg-3 text-sm">
        Saved views
      </h2>
      <ul className="flex min-h-0 flex-col gap-px overflow-y-auto">
        {data.items.map((view) => (
          <li key={view.id}>
            <Link
              href={viewAddress(project, view)}
              prefetch={false}
              onClick={onNavigate}
              title={view.name}
              aria-current={view.id === saved ? "page" : undefined}
              className={cx(
                "flex h-[30px] items-center gap-2 rounded-md px-2 [&_svg]:size-4 [&_svg]:shrink-0",
                view.id === saved ? "font-medium text-fg" : "text-fg-2 hover:bg-hover hover:text-fg",
              )}
            >
              <Bookmark aria-hidden />
              <span className="truncate">{view.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

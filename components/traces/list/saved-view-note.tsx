"use client";

import { Bookmark } from "lucide-react";
import { TextLink } from "@/components/ui/text-link";
import { viewAddress, withoutView } from "@/lib/views/address";
import type { SavedView } from "@/lib/views/schema";

type Props = { project: string; view: SavedView; isChanged: boolean };

/** Which view the list was opened from, and the ways back: to the view as it was saved, and to the list without it. */
export function SavedViewNote({ project, view, isChanged }: Props) {
  return (
    <p className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-1.5 border-line border-b px-3 py-1 text-fg-2 text-sm">
      <Bookmark aria-hidden className="size-3.5 shrink-0 text-fg-3" />
      <span className="min-w-0 truncate">
        View:{" "}
        <span title={view.name} className="font-medium text-fg">
          {view.name}
        </span>
      </span>
      {isChanged && (
        <span>
          · changed · <TextLink href={viewAddress(project, view)}>as saved</TextLink>
        </span>
      )}
      <span>
        · <TextLink href={withoutView(project)}>reset</TextLink>
      </span>
    </p>
  );
}

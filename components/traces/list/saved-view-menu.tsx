"use client";

import { Bookmark, BookmarkPlus, Check, House, Pencil, RefreshCw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import { setDefaultView, updateView } from "@/lib/views/actions";
import { viewAddress } from "@/lib/views/address";
import { useViewChange } from "./saved-view-change";
import { SavedViewDialogs, type ViewDialog } from "./saved-view-dialogs";
import type { useSavedViews } from "./saved-view-state";

type Props = { project: string; saved: ReturnType<typeof useSavedViews>; canSave: boolean };

/** The views that the project shares: to open one, and for those who may, to save and change them. */
export function SavedViewMenu({ project, saved, canSave }: Props) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [dialog, setDialog] = useState<ViewDialog>();
  const { views, isError, state, current, isChanged } = saved;
  const update = useViewChange(project, updateView, nothing);
  const makeDefault = useViewChange(project, setDefaultView, nothing);

  /** The menu item that opened the dialog is gone: the focus goes back to what opened the menu, once the dialog is too. */
  function close() {
    setDialog(undefined);
    setTimeout(() => trigger.current?.focus());
  }

  return (
    <>
      <DropdownMenu
        align="end"
        className="max-w-[min(320px,calc(100vw-16px))]"
        trigger={
          <Button ref={trigger} size="lg" variant="quiet" aria-label="Views" className="max-md:px-2">
            <Bookmark aria-hidden /> <span className="max-md:hidden">Views</span>
          </Button>
        }
      >
        <MenuLabel>Saved views</MenuLabel>
        {views?.map((view) => (
          <MenuItem key={view.id} asChild>
            <Link href={viewAddress(project, view)} aria-current={view === current || undefined}>
              <Bookmark aria-hidden />
              <span className="truncate">{view.name}</span>
              <span className="ml-auto flex shrink-0 items-center gap-2 pl-2 text-fg-3 text-sm">
                {view.isDefault && "default"}
                {view === current && <Check aria-label="open" />}
              </span>
            </Link>
          </MenuItem>
        ))}
        {!views?.length && <p className="px-2 pb-1 text-fg-3">{emptyText(views, isError)}</p>}
        {canSave && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setDialog("create")}>
              <BookmarkPlus aria-hidden /> Save this view…
            </MenuItem>
          </>
        )}
        {canSave && current && (
          <>
            <MenuSeparator />
            <MenuLabel className="truncate px-2 py-1 text-fg-3 text-sm">{current.name}</MenuLabel>
            <MenuItem disabled={!isChanged} onSelect={() => update.mutate({ project, id: current.id, state })}>
              <RefreshCw aria-hidden /> Update to what is shown
            </MenuItem>
            <MenuItem onSelect={() => makeDefault.mutate({ project, id: current.isDefault ? null : current.id })}>
              <House aria-hidden /> {current.isDefault ? "No longer the default" : "Make it the default"}
            </MenuItem>
            <MenuItem onSelect={() => setDialog("rename")}>
              <Pencil aria-hidden /> Rename…
            </MenuItem>
            <MenuItem onSelect={() => setDialog("delete")}>
              <Trash2 aria-hidden /> Delete…
            </MenuItem>
          </>
        )}
      </DropdownMenu>
      {canSave && <SavedViewDialogs project={project} state={state} current={current} open={dialog} onClose={close} />}
    </>
  );
}

function emptyText(views: unknown[] | undefined, isError: boolean) {
  if (isError) return "The views could not be loaded.";
  return views ? "None yet." : "Loading…";
}

function nothing() {}

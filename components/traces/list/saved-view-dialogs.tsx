"use client";

import { toast } from "sonner";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Dialog } from "@/components/ui/dialog";
import { useUrlState } from "@/lib/url-state";
import { createView, deleteView, renameView } from "@/lib/views/actions";
import { openView, writeHidden } from "@/lib/views/address";
import type { SavedView, ViewState } from "@/lib/views/schema";
import { useViewChange } from "./saved-view-change";
import { SavedViewForm } from "./saved-view-form";

export type ViewDialog = "create" | "rename" | "delete";

type Props = {
  project: string;
  state: ViewState;
  current: SavedView | undefined;
  open: ViewDialog | undefined;
  onClose: () => void;
};

/** What is asked before a view is saved, renamed or deleted. */
export function SavedViewDialogs({ project, state, current, open, onClose }: Props) {
  const [, setView] = useUrlState(openView);
  const create = useViewChange(project, createView, (id, { name }) => {
    setView({ saved: id, hidden: writeHidden(state.hidden) });
    onClose();
    toast.success(`Saved as “${name.trim()}”.`);
  });
  const rename = useViewChange(project, renameView, onClose);
  const remove = useViewChange(project, deleteView, () => {
    setView({ saved: undefined });
    onClose();
  });

  function onOpenChange(next: boolean) {
    if (next) return;
    create.reset();
    rename.reset();
    onClose();
  }

  return (
    <>
      <Dialog open={open === "create"} onOpenChange={onOpenChange} title="Save this view">
        <SavedViewForm
          submit="Save view"
          help="Everybody in the project sees it: the search, the time range, the sorting and the columns."
          error={create.data?.fields?.name ?? create.data?.error}
          isPending={create.isPending}
          onSubmit={(name) => create.mutate({ project, name, state })}
        />
      </Dialog>
      {current && (
        <>
          <Dialog open={open === "rename"} onOpenChange={onOpenChange} title="Rename the view">
            <SavedViewForm
              name={current.name}
              submit="Rename"
              error={rename.data?.fields?.name ?? rename.data?.error}
              isPending={rename.isPending}
              onSubmit={(name) => rename.mutate({ project, id: current.id, name })}
            />
          </Dialog>
          <AlertDialog
            open={open === "delete"}
            onOpenChange={onOpenChange}
            title={`Delete “${current.name}”?`}
            description="It goes for everybody in the project. No trace is deleted."
            confirm="Delete view"
            onConfirm={() => remove.mutate({ project, id: current.id })}
          />
        </>
      )}
    </>
  );
}

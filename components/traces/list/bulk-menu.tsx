"use client";

import { Ellipsis, Trash2, Upload } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";
import { BulkDeleteMatches } from "./bulk-delete-matches";

/** What else can be done with all traces, for those who may change them. */
export function BulkMenu({ project }: { project: string }) {
  const [filter] = useUrlState(traceFilter);
  const [deleting, setDeleting] = useState(false);

  return (
    <>
      <DropdownMenu
        align="end"
        trigger={
          <Button size="icon" aria-label="More actions" title="More actions">
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem asChild>
          <Link href={`/${project}/settings/data`}>
            <Upload /> Import traces…
          </Link>
        </MenuItem>
        <MenuItem onSelect={() => setDeleting(true)}>
          <Trash2 /> Delete all that match…
        </MenuItem>
      </DropdownMenu>
      <Dialog open={deleting} onOpenChange={setDeleting} title="Delete all that match">
        <BulkDeleteMatches project={project} filter={filter} onDone={() => setDeleting(false)} />
      </Dialog>
    </>
  );
}

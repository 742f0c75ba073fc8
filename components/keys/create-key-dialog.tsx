"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type CreatedKey, CreateKeyForm } from "./create-key-form";
import { NewKey } from "./new-key";

export function CreateKeyDialog({ project }: { project: string }) {
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedKey>();

  function change(next: boolean) {
    setOpen(next);
    if (next) setCreated(undefined);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary">
          <Plus /> Create key
        </Button>
      }
      title={created ? "Copy the key now" : "Create an API key"}
      description={created ? "It is shown only this once: Pharos keeps a hash of it, not the key." : undefined}
    >
      {created ? (
        <NewKey {...created} onDone={() => setOpen(false)} />
      ) : (
        <CreateKeyForm project={project} onCreated={setCreated} />
      )}
    </Dialog>
  );
}

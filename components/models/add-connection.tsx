"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ConnectionForm } from "./connection-form";

export function AddConnection(props: { project: string; mayAllowPrivate: boolean }) {
  const [open, setOpen] = useState(false);

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button className="self-start">
          <Plus /> Add connection
        </Button>
      }
      title="Add a connection"
    >
      <ConnectionForm {...props} onAdded={() => setOpen(false)} />
    </Dialog>
  );
}

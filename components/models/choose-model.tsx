"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ModelUse } from "@/db/enums";
import type { ModelChoice, ModelConnection } from "@/lib/models/schema";
import { ChooseModelForm } from "./choose-model-form";
import { useNames } from "./names";

type Props = { project: string; use: ModelUse; choice?: ModelChoice; connections: ModelConnection[] };

export function ChooseModel({ use, ...props }: Props) {
  const [open, setOpen] = useState(false);
  const name = useNames[use];

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button aria-label={`Change the ${name.toLowerCase().replace("halo", "HALO")}`}>Change</Button>}
      title={name}
    >
      <ChooseModelForm use={use} {...props} onChosen={() => setOpen(false)} />
    </Dialog>
  );
}

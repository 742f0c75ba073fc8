"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { type Invited, InviteForm } from "./invite-form";

export function InviteDialog({ project }: { project: string }) {
  const [open, setOpen] = useState(false);
  const [invited, setInvited] = useState<Invited>();

  function change(next: boolean) {
    setOpen(next);
    if (next) setInvited(undefined);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary">
          <UserPlus /> Invite
        </Button>
      }
      title={invited ? "The invitation is ready" : "Invite to the project"}
      description={invited ? <LinkNote {...invited} /> : "They get a link, which works once and only for their e-mail."}
    >
      {invited ? (
        <div className="flex flex-col gap-4">
          <div className="flex gap-2">
            <Input
              readOnly
              aria-label="Link"
              className="font-mono text-sm"
              value={linkOf(invited)}
              onFocus={(event) => event.target.select()}
            />
            <CopyButton value={linkOf(invited)} label="link" variant="secondary" className="h-8 w-8" />
          </div>
          <Button className="self-end" onClick={() => setOpen(false)}>
            Done
          </Button>
        </div>
      ) : (
        <InviteForm project={project} onInvited={setInvited} />
      )}
    </Dialog>
  );
}

function LinkNote({ email, mailed }: Invited) {
  return mailed ? `It was mailed to ${email}. You can also send the link yourself.` : `Send this link to ${email}.`;
}

function linkOf({ path }: Invited) {
  return `${window.location.origin}${path}`;
}

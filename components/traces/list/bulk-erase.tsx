"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { erasureOptions } from "@/lib/erasure/options";
import type { Owner } from "@/lib/erasure/schema";
import { BulkDelete } from "./bulk-delete";

const owners = [
  { value: "user", label: "User" },
  { value: "session", label: "Session" },
] as const;

/** Erases all traces of a user or of a session. */
export function BulkErase({ project }: { project: string }) {
  const [what, setWhat] = useState<Owner["what"]>("user");
  const [id, setId] = useState("");
  const [asked, setAsked] = useState<Owner>();

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked({ what, id: id.trim() });
  }

  return (
    <form onSubmit={submit} className="flex max-w-2xl flex-wrap items-end gap-2">
      <Segmented label="Whose traces" value={what} onValueChange={setWhat} options={owners} />
      <Field label={what === "user" ? "User id" : "Session id"} className="min-w-48 flex-1">
        {(control) => (
          <Input {...control} autoComplete="off" value={id} onChange={(event) => setId(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="danger" size="lg" disabled={id.trim() === ""}>
        Delete…
      </Button>
      <Dialog
        open={asked !== undefined}
        onOpenChange={() => setAsked(undefined)}
        title={`Delete all traces of ${asked?.what} ${asked?.id}`}
      >
        {asked && <Counted project={project} owner={asked} onDone={() => setAsked(undefined)} />}
      </Dialog>
    </form>
  );
}

function Counted({ project, owner, onDone }: { project: string; owner: Owner; onDone: () => void }) {
  const { data, error } = useQuery(erasureOptions.count(project, owner));
  const [count, setCount] = useState(data?.count);
  // The dialog goes on with what it counted first.
  if (data && count === undefined) setCount(data.count);

  if (error) return <p role="alert" className="text-bad">{`They could not be counted: ${error.message}`}</p>;
  if (count === undefined) return <p role="status">Counting…</p>;
  return <BulkDelete project={project} what={owner} count={count} onDone={onDone} />;
}

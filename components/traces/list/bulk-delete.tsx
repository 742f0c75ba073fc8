"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Erasure } from "@/lib/erasure/schema";
import { formatCount } from "@/lib/format";
import { useErasure } from "./use-erasure";

/** From so many on, a click is not enough. */
const typedFrom = 1_000;
const word = "delete";

type Props = {
  project: string;
  what: Erasure;
  count: number;
  /** False where there may be more than were counted. */
  exact?: boolean;
  onDone: () => void;
};

/** Says how many traces go, has it confirmed, and shows how far it is. */
export function BulkDelete({ project, what, count, exact = true, onDone }: Props) {
  const [typed, setTyped] = useState("");
  const { start, stop, status, error, deleted } = useErasure(project);
  const traces = `${exact ? "" : "more than "}${formatCount(count)} ${count === 1 && exact ? "trace" : "traces"}`;
  const mustType = !exact || count > typedFrom;

  function submit(event: FormEvent) {
    event.preventDefault();
    start(what, {
      onSuccess: (gone) => {
        toast.success(`Deleted ${formatCount(gone)} ${gone === 1 ? "trace" : "traces"}`);
        onDone();
      },
    });
  }

  if (status === "pending") {
    return (
      <div className="flex flex-col gap-2">
        <ProgressBar label="Deletion" share={exact ? deleted / Math.max(1, count) : null} />
        <p className="flex items-center justify-between gap-2 text-fg-2 tabular-nums">
          {formatCount(deleted)} of {traces} deleted
          <Button onClick={stop}>Stop</Button>
        </p>
      </div>
    );
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-fg-2">
        {count === 0 ? "There is nothing to delete." : "Their spans and logs go with them. This cannot be undone."}
      </p>
      {mustType && (
        <Field label={`Write “${word}” to confirm`}>
          {(control) => (
            <Input {...control} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          )}
        </Field>
      )}
      {status === "error" && (
        <p role="alert" className="text-bad">
          {formatCount(deleted)} were deleted, then it stopped. {error?.message}
        </p>
      )}
      <Button
        type="submit"
        variant="danger"
        className="self-end"
        disabled={count === 0 || (mustType && typed.trim().toLowerCase() !== word)}
      >
        Delete {traces}
      </Button>
    </form>
  );
}

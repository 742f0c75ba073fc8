"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fromLocalInput, toLocalInput } from "./range-label";

type Props = {
  from: string | undefined;
  to: string | undefined;
  onChange: (from: string | undefined, to: string | undefined) => void;
};

export function CustomRange({ from, to, onChange }: Props) {
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const start = fromLocalInput(form.get("from"));
    const end = fromLocalInput(form.get("to"));
    if (!start && !end) setError("Give a start or an end.");
    else if (start && end && start >= end) setError("The end must come after the start.");
    else onChange(start, end);
  }

  return (
    <form onSubmit={submit} className="flex w-56 flex-col gap-2 sm:border-line sm:border-l sm:pl-3">
      <Field label="From">
        {(control) => <Input {...control} type="datetime-local" name="from" defaultValue={toLocalInput(from)} />}
      </Field>
      <Field label="To" help="Empty: until now" error={error}>
        {(control) => <Input {...control} type="datetime-local" name="to" defaultValue={toLocalInput(to)} />}
      </Field>
      <Button type="submit" className="self-end">
        Apply
      </Button>
    </form>
  );
}

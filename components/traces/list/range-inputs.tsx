"use client";

import { type FocusEvent, type FormEvent, useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { readNumber, type Unit, unitExamples } from "@/lib/search/fields";

type Props = {
  label: string;
  unit: Unit;
  from: string;
  to: string;
  /** What there is, shown where nothing is asked for. */
  least: string;
  most: string;
  onChange: (from: string, to: string) => void;
};

/** The two ends of a range, with units as a search has them. Enter or leaving them asks. */
export function RangeInputs({ label, unit, from, to, least, most, onChange }: Props) {
  const id = useId();
  const [start, setStart] = useState(from);
  const [end, setEnd] = useState(to);
  const [told, setTold] = useState(false);
  const [seen, setSeen] = useState({ from, to });
  const problem = problemOf(start.trim(), end.trim(), unit);

  if (from !== seen.from || to !== seen.to) {
    setSeen({ from, to });
    setStart(from);
    setEnd(to);
  }

  function ask() {
    setTold(true);
    const isNew = start.trim() !== from || end.trim() !== to;
    if (!problem && isNew) onChange(start.trim(), end.trim());
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    ask();
  }

  function leave(event: FocusEvent<HTMLFormElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) ask();
  }

  const shared = {
    maxLength: 20,
    autoComplete: "off",
    spellCheck: false,
    "aria-invalid": told && problem !== undefined,
    "aria-describedby": `${id}-problem`,
    className: "h-7 px-1.5 text-sm",
  };

  return (
    <form onSubmit={submit} onBlur={leave}>
      <div className="flex items-center gap-1.5">
        <Input
          {...shared}
          aria-label={`${label}, at least`}
          placeholder={least}
          value={start}
          onChange={(event) => setStart(event.target.value)}
        />
        <span aria-hidden className="text-fg-3">
          –
        </span>
        <Input
          {...shared}
          aria-label={`${label}, at most`}
          placeholder={most}
          value={end}
          onChange={(event) => setEnd(event.target.value)}
        />
        <button type="submit" className="sr-only">
          Apply the range of {label.toLowerCase()}
        </button>
      </div>
      <p id={`${id}-problem`} role="status" className="text-bad text-sm empty:hidden not-empty:pt-1">
        {told ? problem : undefined}
      </p>
    </form>
  );
}

function problemOf(from: string, to: string, unit: Unit): string | undefined {
  const ends = [from, to].filter(Boolean).map((text) => readNumber(text, unit));
  if (ends.includes(undefined)) return `Write ${unitExamples(unit)}.`;
  const [least, most] = ends;
  return least !== undefined && most !== undefined && least > most ? "The first is above the second." : undefined;
}

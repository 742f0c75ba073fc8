"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { JsonScalar } from "./json-scalar";

const step = 100;

/** `levels` is how many more of them start open. */
type Props = { value: unknown; name?: string; levels: number; last?: boolean };

/** One value of a JSON tree. What is deep or large starts folded; nothing folded is rendered. */
export function JsonNode({ value, name, levels, last = true }: Props) {
  const entries = entriesOf(value);
  const [open, setOpen] = useState(levels > 0 && (entries?.length ?? 0) <= 50);
  const [limit, setLimit] = useState(step);
  const key = name !== undefined && <span className="text-fg-3">{`"${name}": `}</span>;
  const comma = last ? "" : ",";

  if (!entries || entries.length === 0) {
    return (
      <div className="whitespace-pre-wrap break-words pl-4">
        {key}
        {entries ? Array.isArray(value) ? "[]" : "{}" : <JsonScalar value={value} />}
        {comma}
      </div>
    );
  }

  const [left, right] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const Arrow = open ? ChevronDown : ChevronRight;

  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center rounded-sm text-left hover:bg-hover"
      >
        <Arrow aria-hidden className="size-3.5 w-4 shrink-0 text-fg-3" />
        <span className="min-w-0 truncate">
          {key}
          {left}
          {!open && (
            <span className="text-fg-3">
              {` ${entries.length} ${entries.length === 1 ? "entry" : "entries"} `}
              {right}
              {comma}
            </span>
          )}
        </span>
      </button>
      {open && (
        <>
          <div className="ml-[7px] border-line border-l pl-2">
            {entries.slice(0, limit).map(([childName, child], index) => (
              <JsonNode
                key={childName}
                name={Array.isArray(value) ? undefined : childName}
                value={child}
                levels={levels - 1}
                last={index === entries.length - 1}
              />
            ))}
            {entries.length > limit && (
              <button
                type="button"
                className="pl-4 text-accent hover:underline"
                onClick={() => setLimit(limit + 10 * step)}
              >
                Show more ({entries.length - limit} left)
              </button>
            )}
          </div>
          <div className="pl-4">{right + comma}</div>
        </>
      )}
    </div>
  );
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === "object" && value !== null ? Object.entries(value) : undefined;
}

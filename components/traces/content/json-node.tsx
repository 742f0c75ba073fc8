"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { isNumberList } from "@/lib/traces/json-find";
import { visibleText } from "@/lib/traces/visible-text";
import { JsonNumbers } from "./json-numbers";
import { JsonScalar } from "./json-scalar";

const step = 100;
const deepestFound = 40;

/** What is looked for, and in which objects it stands: of each the last entry that holds it. */
type JsonFind = { term: string; nodes: Map<object, number> };

/** `levels` is how many more of them start open. */
type Props = { value: unknown; name?: string; levels: number; last?: boolean; find: JsonFind; depth?: number };

/** One value of a JSON tree. What is deep or large starts folded; nothing folded is rendered. */
export function JsonNode({ value, name, levels, last = true, find, depth = 0 }: Props) {
  const [toggled, setToggled] = useState<boolean>();
  const [more, setMore] = useState(0);
  const key = name !== undefined && (
    <span className="text-fg-3 [unicode-bidi:isolate]">{`"${visibleText(name)}": `}</span>
  );
  const comma = last ? "" : ",";
  const numbers = isNumberList(value) ? value : undefined;
  const size = numbers ? 0 : sizeOf(value);

  if (size === 0) {
    return (
      <div className={cx("whitespace-pre-wrap break-words", depth > 0 && "pl-4")}>
        {key}
        {numbers ? <JsonNumbers numbers={numbers} /> : <Bare value={value} find={find.term} />}
        {comma}
      </div>
    );
  }

  const found = typeof value === "object" && value !== null ? find.nodes.get(value) : undefined;
  const open = toggled ?? ((levels > 0 && size <= 50) || (found !== undefined && depth < deepestFound));
  const limit = Math.max(step, Math.min((found ?? 0) + 1, 10 * step)) + more;
  const [left, right] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const Arrow = open ? ChevronDown : ChevronRight;

  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setToggled(!open)}
        className="flex w-full items-center rounded-sm text-left hover:bg-hover"
      >
        <Arrow aria-hidden className="size-3.5 w-4 shrink-0 text-fg-3" />
        <span className="min-w-0 truncate">
          {key}
          {left}
          {!open && (
            <span className="text-fg-3">
              {` ${size.toLocaleString("en-US")} ${size === 1 ? "entry" : "entries"} `}
              {right}
              {comma}
            </span>
          )}
        </span>
      </button>
      {open && (
        <>
          <div className="ml-[7px] border-line border-l pl-2">
            {firstEntries(value, limit).map(([childName, child], index) => (
              <JsonNode
                key={childName}
                name={Array.isArray(value) ? undefined : childName}
                value={child}
                levels={levels - 1}
                last={index === size - 1}
                find={find}
                depth={depth + 1}
              />
            ))}
            {size > limit && (
              <button
                type="button"
                className="pl-4 text-accent hover:underline"
                onClick={() => setMore(more + 10 * step)}
              >
                Show more ({(size - limit).toLocaleString("en-US")} left)
              </button>
            )}
          </div>
          <div className="pl-4">{right + comma}</div>
        </>
      )}
    </div>
  );
}

function Bare({ value, find }: { value: unknown; find: string }) {
  if (Array.isArray(value)) return "[]";
  return typeof value === "object" && value !== null ? "{}" : <JsonScalar value={value} find={find} />;
}

function sizeOf(value: unknown) {
  if (Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function firstEntries(value: unknown, limit: number): [string, unknown][] {
  if (Array.isArray(value)) return value.slice(0, limit).map((item, index) => [String(index), item]);
  return typeof value === "object" && value !== null ? Object.entries(value).slice(0, limit) : [];
}

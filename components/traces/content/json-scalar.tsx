"use client";

import { startTransition, useState } from "react";
import { shownPart } from "@/lib/traces/shown-part";
import { LongText } from "./long-text";

export function JsonScalar({ value, find }: { value: unknown; find: string }) {
  const [all, setAll] = useState(false);
  if (typeof value !== "string") return <span className="text-k-tool">{String(value)}</span>;

  const { start, end } = shownPart(value, 10, find);
  const cut = end - start < value.length;
  return (
    <span>
      <span className="text-good [unicode-bidi:isolate]">
        {start > 0 && !all ? "…" : '"'}
        <LongText text={all ? value : value.slice(start, end)} />
        {end < value.length && !all ? "…" : '"'}
      </span>
      {cut && (
        <button
          type="button"
          className="ml-1 text-accent hover:underline"
          onClick={() => startTransition(() => setAll(!all))}
        >
          {all ? "show less" : `show all ${value.length.toLocaleString("en-US")} characters`}
        </button>
      )}
    </span>
  );
}

"use client";

import { useState } from "react";
import { clampText } from "@/lib/traces/clamp";

export function JsonScalar({ value }: { value: unknown }) {
  const [all, setAll] = useState(false);
  if (typeof value !== "string") return <span className="text-k-tool">{String(value)}</span>;

  const short = clampText(value, 10);
  const cut = short.length < value.length;
  return (
    <span>
      <span className="text-good">{`"${all ? value : short}${cut && !all ? "…" : '"'}`}</span>
      {cut && (
        <button type="button" className="ml-1 text-accent hover:underline" onClick={() => setAll(!all)}>
          {all ? "show less" : `show all ${value.length.toLocaleString("en-US")} characters`}
        </button>
      )}
    </span>
  );
}

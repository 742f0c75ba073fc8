"use client";

import { useState } from "react";

const brief = 3;
const step = 500;

/** A vector: how long it is and how it begins, and more of it on demand. */
export function JsonNumbers({ numbers }: { numbers: number[] }) {
  const [limit, setLimit] = useState(brief);
  const shown = limit === brief ? numbers.slice(0, brief).map(short).join(", ") : numbers.slice(0, limit).join(", ");
  const rest = numbers.length - limit;

  return (
    <span>
      <span className="text-fg-3">{`[${numbers.length.toLocaleString("en-US")} numbers: `}</span>
      <span className="text-k-tool">{shown}</span>
      <span className="text-fg-3">{rest > 0 ? ", …]" : "]"}</span>
      {rest > 0 && (
        <button type="button" className="ml-1 text-accent hover:underline" onClick={() => setLimit(limit + step)}>
          {rest > step ? `show ${step} more` : "show all"}
        </button>
      )}
    </span>
  );
}

function short(number: number) {
  return Number.isFinite(number) ? Number(number.toPrecision(4)) : number;
}

"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { clampText } from "@/lib/traces/clamp";

type Props = { text: string; mono?: boolean; lines?: number };

/** Text as it came, never as HTML; a long one is cut until somebody wants all of it. */
export function ClampedText({ text, mono, lines }: Props) {
  const [all, setAll] = useState(false);
  const short = clampText(text, lines);
  const cut = short.length < text.length;

  return (
    <div className={cx("min-w-0 whitespace-pre-wrap break-words", mono && "font-mono text-sm")}>
      {all ? text : short}
      {cut && !all && "…"}
      {cut && (
        <div className="font-sans">
          <Button size="sm" variant="quiet" className="-ml-2 mt-1" onClick={() => setAll(!all)}>
            {all ? "Show less" : `Show all ${text.length.toLocaleString("en-US")} characters`}
          </Button>
        </div>
      )}
    </div>
  );
}

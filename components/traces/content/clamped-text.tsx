"use client";

import { startTransition, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { shownPart } from "@/lib/traces/shown-part";
import { LongText } from "./long-text";
import { useFindTerm } from "./use-find-term";

type Props = { text: string; mono?: boolean; lines?: number };

/** Text as it came, never as HTML; a long one is cut until somebody wants all of it. */
export function ClampedText({ text, mono, lines }: Props) {
  const find = useFindTerm();
  const [all, setAll] = useState(false);
  const { start, end } = shownPart(text, lines, find);
  const cut = end - start < text.length;

  return (
    <div
      className={cx("min-w-0 whitespace-pre-wrap break-words [unicode-bidi:plaintext]", mono && "font-mono text-sm")}
    >
      {start > 0 && !all && "…"}
      <LongText text={all ? text : text.slice(start, end)} />
      {end < text.length && !all && "…"}
      {cut && (
        <div className="font-sans">
          <Button size="sm" variant="quiet" className="-ml-2 mt-1" onClick={() => startTransition(() => setAll(!all))}>
            {all ? "Show less" : `Show all ${text.length.toLocaleString("en-US")} characters`}
          </Button>
        </div>
      )}
    </div>
  );
}

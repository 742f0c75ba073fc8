import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { JsonLine } from "@/lib/traces/raw/json-lines";
import { type LinePart, lineParts } from "@/lib/traces/raw/line-parts";

const colours: Record<LinePart["kind"], string> = {
  key: "text-fg-2",
  string: "text-good",
  number: "text-k-tool",
  word: "text-k-llm",
  mark: "text-fg-3",
};

/** A line of the JSON. Parts are set apart, so that writing from right to left stays within its own. */
export function RawLine({ text, line }: { text: string; line: JsonLine }) {
  return (
    <>
      <Gutter>{line.isContinued ? "↳" : line.number}</Gutter>
      <span dir="ltr" className="overflow-y-clip pr-4" style={{ paddingLeft: `${line.indent * 2 + 1}ch` }}>
        {lineParts(text, line).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
          <span key={index} className={cx("[unicode-bidi:isolate]", colours[part.kind])}>
            {part.text}
          </span>
        ))}
      </span>
    </>
  );
}

/**
 * Beside every line, also when its end is scrolled to. A background of its own, for with an inherited one Chromium's cache
 * of styles grows with each line that is scrolled past, and each frame takes longer.
 */
export function Gutter({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden
      className="sticky left-0 w-[6ch] shrink-0 select-none bg-panel pr-2 text-right text-fg-3 tabular-nums"
    >
      {children}
    </span>
  );
}

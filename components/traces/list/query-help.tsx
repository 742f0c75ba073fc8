"use client";

import { CircleQuestionMark } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

const examples = [
  ["refund", "The word, in any case, anywhere in the trace"],
  ["refund charged", "Both words, each anywhere in the trace"],
  ['"charged twice"', "These words in a row"],
  ["refund OR chargeback", "Either of them"],
  ["refund -shipping", "The first, and nowhere the second"],
  ["refun*", "Words that begin so; *fund* for a part of a word"],
  ["status:error", "A filter: a field and its value"],
  ["model:gpt-5*,claude*", "Either of several values; * stands for the rest"],
  ["-tool:search", "Without this value"],
  ["user:*", "Any value at all"],
  ['name:"say \\"hi\\""', 'A sign itself: \\" and \\*'],
  ["cost>0.05 duration>10s", "More than; also <, >= and <="],
  ["tokens:1k..10k", "Between, both ends included"],
  ["@http.status_code:500", "Any attribute of a span, by its key"],
] as const;

/** Explains the language of searches; each example can be tried. */
export function QueryHelp({ onTry }: { onTry: (text: string) => void }) {
  const [open, setOpen] = useState(false);

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label="How to search"
      trigger={
        <Button variant="quiet" size="icon-sm" aria-label="How to search" title="How to search">
          <CircleQuestionMark />
        </Button>
      }
    >
      <div className="w-120 max-w-[calc(100vw-3rem)]">
        <p className="pb-2 text-fg-2">
          Everything that is written has to hold. Words are looked for in all that the spans of a trace say. Choose an
          example to try it.
        </p>
        <ul className="flex flex-col">
          {examples.map(([text, about]) => (
            <li key={text}>
              <button
                type="button"
                onClick={() => {
                  onTry(text);
                  setOpen(false);
                }}
                className="flex w-full flex-wrap items-baseline gap-x-3 rounded-sm px-1.5 py-1 text-left hover:bg-hover"
              >
                <code className="w-full shrink-0 font-mono text-sm sm:w-48">{text}</code>
                <span className="min-w-0 text-fg-3 text-sm sm:flex-1">{about}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Popover>
  );
}

"use client";

import { startTransition, useState } from "react";
import { Button } from "@/components/ui/button";
import { clampText } from "@/lib/traces/clamp";
import { includesFolded } from "@/lib/traces/find-text";
import { markdownBlocks } from "@/lib/traces/markdown";
import { ClampedText } from "./clamped-text";
import { MarkdownBlock } from "./markdown-block";
import { useFindTerm } from "./use-find-term";
import { useTextMode } from "./use-text-mode";

type Props = { text: string; lines?: number };

/**
 * Text as Markdown, where it is any and somebody wants it so. Where a term is looked for it stands as it was sent:
 * a word may be half bold.
 */
export function MarkdownText({ text, lines }: Props) {
  const find = useFindTerm();
  const [mode] = useTextMode();
  const [all, setAll] = useState(false);
  const short = clampText(text, lines);
  const blocks = mode === "text" || includesFolded(text, find) ? null : markdownBlocks(text);
  if (!blocks) return <ClampedText text={text} lines={lines} />;

  const shown = all ? blocks : (markdownBlocks(short) ?? [short]);
  return (
    <div className="flex min-w-0 flex-col gap-2 break-words">
      {shown.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text
        <MarkdownBlock key={index} text={block} />
      ))}
      {short.length < text.length && (
        <Button
          size="sm"
          variant="quiet"
          className="-ml-2 self-start"
          onClick={() => startTransition(() => setAll(!all))}
        >
          {all ? "Show less" : `Show all ${text.length.toLocaleString("en-US")} characters`}
        </Button>
      )}
    </div>
  );
}

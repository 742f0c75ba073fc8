"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Message } from "@/lib/traces/content";
import { includesFolded } from "@/lib/traces/find-text";
import { toText } from "@/lib/traces/json-text";
import { MessageCard } from "./message-card";
import { useFindTerm } from "./use-find-term";

const shownFirst = 1;
const shownLast = 5;
const step = 50;

type Props = { label: string; messages: Message[]; output?: boolean };

/** A conversation. Of a long one the beginning and the end, which is what this call was about. */
export function MessageList({ label, messages, output }: Props) {
  const find = useFindTerm();
  const [more, setMore] = useState(0);
  const hidden = Math.max(0, messages.length - shownFirst - shownLast - 1 - more);
  const isHidden = hidden > 0 && !messages.slice(shownFirst, shownFirst + hidden).some((one) => holds(one, find));

  return (
    <section aria-label={label}>
      {messages.map((message, index) => {
        if (isHidden && index > shownFirst && index < shownFirst + hidden) return null;
        if (isHidden && index === shownFirst) {
          return (
            <Button
              key="more"
              variant="quiet"
              size="sm"
              className="mb-2 w-full justify-center"
              onClick={() => setMore(more + step)}
            >
              Show {Math.min(hidden, step)} more of {messages.length} messages
            </Button>
          );
        }
        // biome-ignore lint/suspicious/noArrayIndexKey: messages have no ids and never move
        return <MessageCard key={index} message={message} output={output} />;
      })}
    </section>
  );
}

function holds({ parts }: Message, find: string) {
  return find !== "" && parts.some((part) => includesFolded("text" in part ? part.text : toText(part), find));
}

"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Message } from "@/lib/traces/content";
import { MessageCard } from "./message-card";

const shownFirst = 1;
const shownLast = 5;

type Props = { label: string; messages: Message[]; output?: boolean };

/** A conversation. Of a long one the beginning and the end, which is what this call was about. */
export function MessageList({ label, messages, output }: Props) {
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, messages.length - shownFirst - shownLast - 1);

  return (
    <section aria-label={label}>
      {messages.map((message, index) => {
        if (hidden > 0 && index > shownFirst && index < shownFirst + hidden) return null;
        if (hidden > 0 && index === shownFirst) {
          return (
            <Button
              key="more"
              variant="quiet"
              size="sm"
              className="mb-2 w-full justify-center"
              onClick={() => setAll(true)}
            >
              Show {hidden} more messages
            </Button>
          );
        }
        // biome-ignore lint/suspicious/noArrayIndexKey: messages have no ids and never move
        return <MessageCard key={index} message={message} output={output} />;
      })}
    </section>
  );
}

"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

type Props = { content: ReactNode; side?: "top" | "right" | "bottom" | "left"; children: ReactNode };

export function Tooltip({ content, side, children }: Props) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-w-80 animate-appear rounded-md border border-line-strong bg-panel px-2 py-1 text-fg text-sm shadow-float"
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

type Props = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  /** The name of what opens. */
  label: string;
  children: ReactNode;
} & Pick<ComponentProps<typeof Radix.Content>, "onCloseAutoFocus">;

export function Popover({ open, onOpenChange, trigger, align = "start", label, children, ...events }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...events}
          className="z-50 max-h-(--radix-popover-content-available-height) animate-appear overflow-auto rounded-md border border-line-strong bg-panel p-3 shadow-float outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

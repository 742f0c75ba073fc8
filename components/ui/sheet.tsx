"use client";

import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

const sides = {
  right: "right-0 animate-slide border-l",
  left: "left-0 animate-slide-left border-r",
};

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Read aloud as the name of the sheet; what is seen is up to the children. */
  title: string;
  side?: keyof typeof sides;
  /** False leaves what lies beside the sheet usable. */
  modal?: boolean;
  className?: string;
  children: ReactNode;
} & Pick<
  ComponentProps<typeof Radix.Content>,
  "onEscapeKeyDown" | "onInteractOutside" | "onOpenAutoFocus" | "onCloseAutoFocus"
>;

export function Sheet({
  open,
  onOpenChange,
  title,
  side = "right",
  modal = true,
  className,
  children,
  ...events
}: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal && <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-black/40" />}
        <Radix.Content
          aria-describedby={undefined}
          className={cx(
            "fixed inset-y-0 z-40 flex max-w-full flex-col border-line bg-panel shadow-float outline-none",
            sides[side],
            className,
          )}
          {...events}
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

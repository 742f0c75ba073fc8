"use client";

import { Tabs as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "./cx";

export function Tabs({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cx("flex min-h-0 flex-col", className)} {...props} />;
}

/** Name the list with `aria-label`. */
export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={cx("flex shrink-0 overflow-x-auto border-line border-b px-2", className)} {...props} />;
}

export function TabsTrigger(props: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className="whitespace-nowrap border-transparent border-b-2 px-2 py-2 text-fg-3 -outline-offset-2 hover:text-fg data-[state=active]:border-fg data-[state=active]:font-medium data-[state=active]:text-fg"
      {...props}
    />
  );
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cx("min-h-0 -outline-offset-2", className)} {...props} />;
}

import type { ComponentProps } from "react";
import { cx } from "./cx";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={cx(
        "h-8 w-full min-w-0 rounded-md border border-line-strong bg-panel px-2.5 text-fg",
        "focus-visible:border-accent focus-visible:outline-accent/30 focus-visible:outline-offset-0",
        "disabled:opacity-60 aria-invalid:border-bad",
        className,
      )}
      {...props}
    />
  );
}

import type { ComponentProps } from "react";
import { cx } from "./cx";

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cx(
        "min-h-28 w-full resize-y rounded-md border border-line-strong bg-panel px-2.5 py-2 text-fg",
        "focus-visible:border-accent focus-visible:outline-accent/30 focus-visible:outline-offset-0",
        "disabled:opacity-60 aria-invalid:border-bad",
        className,
      )}
      {...props}
    />
  );
}

import type { ComponentProps } from "react";
import { cx } from "./cx";

const tones = {
  neutral: "bg-hover text-fg-2",
  good: "bg-good-bg text-good",
  warn: "bg-warn-bg text-warn",
  bad: "bg-bad-bg text-bad",
};

export function Chip({
  tone = "neutral",
  className,
  ...props
}: ComponentProps<"span"> & { tone?: keyof typeof tones }) {
  return (
    <span
      className={cx(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-1.5 text-sm [&_svg]:size-3",
        tones[tone],
        className,
      )}
      {...props}
    />
  );
}

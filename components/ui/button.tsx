import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "./cx";

const variants = {
  primary: "border-fg bg-fg font-medium text-panel hover:opacity-90 data-[state=open]:opacity-90",
  secondary: "border-line-strong bg-panel font-medium text-fg hover:bg-hover data-[state=open]:bg-hover",
  quiet: "border-transparent bg-transparent text-fg-2 hover:bg-hover hover:text-fg data-[state=open]:bg-hover",
  danger:
    "border-line-strong bg-panel font-medium text-bad hover:border-bad hover:bg-bad-bg data-[state=open]:bg-bad-bg",
};

const sizes = {
  sm: "h-6 gap-1 px-2 text-sm [&_svg]:size-3.5",
  md: "h-7 gap-1.5 px-2.5 [&_svg]:size-4",
  lg: "h-8 gap-1.5 px-3 [&_svg]:size-4",
  /** Square, for an icon alone: give it an `aria-label`. */
  icon: "size-7 justify-center [&_svg]:size-4",
  "icon-sm": "size-6 justify-center [&_svg]:size-3.5",
};

type Props = ComponentProps<"button"> & {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  /** Style the child, a link for instance, instead of a button of our own. */
  asChild?: boolean;
};

export function Button({ variant = "secondary", size = "md", asChild, className, type, ...props }: Props) {
  const Element = asChild ? Slot.Root : "button";
  return (
    <Element
      type={asChild ? undefined : (type ?? "button")}
      className={cx(
        "inline-flex shrink-0 select-none items-center whitespace-nowrap rounded-md border",
        "disabled:pointer-events-none disabled:opacity-50 [&_svg]:shrink-0",
        variants[variant],
        sizes[size],
        className,
      )}
      {...props}
    />
  );
}

"use client";

import { Check } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx";

type Props = ComponentProps<typeof Radix.Root> & { label: ReactNode };

export function Checkbox({ label, id, className, ...props }: Props) {
  const ownId = useId();

  return (
    <span className={cx("inline-flex min-h-6 items-center gap-2", className)}>
      <Radix.Root
        id={id ?? ownId}
        className="grid size-3.5 shrink-0 place-items-center rounded-[3px] border border-line-strong bg-panel disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-accent-fg"
        {...props}
      >
        <Radix.Indicator>
          <Check className="size-3" strokeWidth={3} />
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id ?? ownId} className="min-w-0 flex-1 truncate">
        {label}
      </label>
    </span>
  );
}

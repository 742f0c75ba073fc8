"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

type Props<T extends string> = {
  label: string;
  value: T;
  onValueChange: (value: T) => void;
  options: readonly { value: T; label: ReactNode }[];
};

/** One of a few, all in sight. */
export function Segmented<T extends string>({ label, value, onValueChange, options }: Props<T>) {
  function change(next: string) {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onValueChange(option.value);
  }

  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={change}
      className="inline-flex divide-x divide-line-strong overflow-hidden rounded-md border border-line-strong bg-panel"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="h-7 px-3 text-fg-2 -outline-offset-2 hover:bg-hover data-[state=on]:bg-hover data-[state=on]:font-medium data-[state=on]:text-fg"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

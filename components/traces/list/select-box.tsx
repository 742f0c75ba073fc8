"use client";

import type { ChangeEventHandler } from "react";
import { cx } from "@/components/ui/cx";

type Props = {
  label: string;
  checked: boolean;
  /** Some of what it stands for are selected. */
  some?: boolean;
  /** In sight also where nobody points at it. */
  shown: boolean;
  onChange: ChangeEventHandler<HTMLInputElement>;
};

/** A checkbox that fills its cell, above the link that covers the row. */
export function SelectBox({ label, checked, some = false, shown, onChange }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is only kept from the row
    <label
      onClick={(event) => event.stopPropagation()}
      className="relative z-1 -mx-2.5 grid flex-1 h-(--row) cursor-pointer select-none place-items-center"
    >
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(input) => {
          if (input) input.indeterminate = some && !checked;
        }}
        onChange={onChange}
        className={cx(
          "size-3.5 cursor-pointer accent-accent",
          !shown && "opacity-0 focus-visible:opacity-100 [tr:focus-within_&]:opacity-100 [tr:hover_&]:opacity-100",
          "pointer-coarse:opacity-100",
        )}
      />
    </label>
  );
}

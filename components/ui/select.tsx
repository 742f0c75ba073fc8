"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "./cx";

type Props = Omit<ComponentProps<typeof Radix.Root>, "children"> & {
  options: readonly { value: string; label: string; help?: string }[];
  placeholder?: string;
  id?: string;
  className?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

export function Select({ options, placeholder, id, className, ...props }: Props) {
  const { "aria-label": label, "aria-describedby": describedBy, "aria-invalid": invalid, ...root } = props;

  return (
    <Radix.Root {...root}>
      <Radix.Trigger
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        className={cx(
          "inline-flex h-8 min-w-0 items-center justify-between gap-2 rounded-md border border-line-strong bg-panel px-2.5 text-fg",
          "hover:bg-hover disabled:opacity-60 data-[placeholder]:text-fg-3 aria-invalid:border-bad",
          className,
        )}
      >
        <Radix.Value placeholder={placeholder} />
        <Radix.Icon asChild>
          <ChevronsUpDown className="size-3.5 text-fg-3" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-appear rounded-md border border-line-strong bg-panel p-1 shadow-float"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="relative flex min-h-7 select-none flex-col justify-center rounded-sm py-1 pr-8 pl-2 outline-none data-[highlighted]:bg-hover"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.help && <span className="text-fg-3 text-sm">{option.help}</span>}
                <Radix.ItemIndicator className="absolute right-2">
                  <Check className="size-3.5" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

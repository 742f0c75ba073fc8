"use client";

import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";
import type { Suggestion } from "./use-suggestions";

type Props<S extends Suggestion> = {
  id: string;
  label: string;
  open: boolean;
  items: S[];
  active: number;
  pick: (item: S) => void;
  onClose: () => void;
  /** What the list hangs on: an element. The focus stays where it is. */
  anchor: ReactNode;
};

/** The list of a combobox: see `useSuggestions`. */
export function Suggestions<S extends Suggestion>({ id, label, open, items, active, pick, onClose, anchor }: Props<S>) {
  return (
    <Popover.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Popover.Anchor asChild>{anchor}</Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          id={id}
          role="listbox"
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // A press on an option must not take the focus out of the input.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          className="z-50 max-h-[min(20rem,var(--radix-popover-content-available-height))] min-w-56 max-w-[min(32rem,calc(100vw-1rem))] animate-appear overflow-y-auto rounded-md border border-line-strong bg-panel p-1 shadow-float outline-none"
        >
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys
            <div
              key={item.text}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              ref={index === active ? scrollTo : undefined}
              onClick={() => pick(item)}
              className={cx(
                "flex min-h-7 cursor-default items-center gap-3 rounded-sm px-2 hover:bg-hover",
                index === active && "bg-hover outline-2 outline-accent -outline-offset-2",
              )}
            >
              <span className="truncate font-mono text-sm">{item.label ?? item.text}</span>
              {item.about && <span className="min-w-0 truncate text-fg-3 text-sm">{item.about}</span>}
              {item.note && <span className="ml-auto shrink-0 pl-3 text-fg-3 text-sm tabular-nums">{item.note}</span>}
            </div>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function scrollTo(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}

"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";

type Props = {
  label: string;
  /** At the right of the name: how many values there are, or from where to where they reach. */
  note?: string;
  openAtFirst: boolean;
  /** Present where the search asks something of it. */
  onClear?: () => void;
  children: ReactNode;
};

/** One field of the filters. It opens by itself when the search begins to ask something of it. */
export function FilterSection({ label, note, openAtFirst, onClear, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState<boolean>();
  const open = isOpen ?? (openAtFirst || onClear !== undefined);

  return (
    <section aria-label={label} className="border-line border-b py-0.5">
      <div className="flex h-7 items-center gap-1 pr-1.5 pl-1.5">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
            className="flex h-6 w-full items-center gap-1 rounded-sm px-0.5 text-left font-medium text-fg-2 text-sm hover:text-fg"
          >
            <ChevronRight aria-hidden className={cx("size-3.5 shrink-0 text-fg-3", open && "rotate-90")} />
            <span className="truncate">{label}</span>
            {onClear && <span role="img" aria-label="in use" className="size-1.5 shrink-0 rounded-full bg-accent" />}
            {note && !onClear && <span className="ml-auto shrink-0 pr-1.5 font-normal text-fg-3">{note}</span>}
          </button>
        </h2>
        {onClear && (
          <Button variant="quiet" size="sm" aria-label={`Clear ${label.toLowerCase()}`} onClick={onClear}>
            Clear
          </Button>
        )}
      </div>
      <div id={id} hidden={!open} className="pb-1">
        {open && children}
      </div>
    </section>
  );
}

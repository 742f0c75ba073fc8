"use client";

import { Keyboard } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useKeys } from "@/components/ui/use-keys";

const groups = [
  {
    title: "Anywhere",
    keys: [
      ["[ ]", "view before, view after"],
      ["/", "find in this trace"],
      ["n N", "next match, previous match"],
      ["J K", "next trace, previous trace of the list"],
      ["Esc", "back, and out of the trace"],
      ["?", "these keys"],
    ],
  },
  {
    title: "Tree and timeline",
    keys: [
      ["↑ ↓", "span before, span after"],
      ["← →", "fold, unfold"],
      ["Enter", "into the span; Esc comes back"],
      ["+ − 0", "zoom in, zoom out, show all of the time"],
      ["Shift ← →", "move along the time"],
    ],
  },
  {
    title: "Thread and raw",
    keys: [
      ["↑ ↓", "row or line before, after"],
      ["Alt ↑ ↓", "raw: span before, span after"],
      ["← →", "fold, unfold"],
      ["Enter", "open the span"],
    ],
  },
] as const;

/** Where people learn the keys of a trace. */
export function TraceKeys() {
  const [open, setOpen] = useState(false);

  const opener = useRef<HTMLElement>(null);

  useKeys((key) => {
    if (key !== "?") return false;
    if (!open && document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
    setOpen(!open);
    return true;
  });

  function onCloseAutoFocus(event: Event) {
    // Opened by its key, it gives the focus back to where the key was pressed.
    if (!opener.current) return;
    event.preventDefault();
    opener.current.focus({ preventScroll: true });
    opener.current = null;
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      onCloseAutoFocus={onCloseAutoFocus}
      align="end"
      label="Keys"
      trigger={
        <Button variant="quiet" size="icon" className="max-md:hidden" aria-label="Keys" title="Keys (?)">
          <Keyboard />
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {groups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <p className="mb-1 text-fg-3 text-sm">{title}</p>
            <dl className="grid grid-cols-[100px_1fr] gap-x-3 gap-y-1">
              {keys.map(([key, what]) => (
                <div key={key} className="contents">
                  <dt className="flex items-start gap-1">
                    {key.split(" ").map((one) => (
                      <kbd
                        key={one}
                        className="h-5 min-w-5 shrink-0 rounded-sm border border-line-strong bg-sunken px-1 text-center font-mono text-xs leading-[18px]"
                      >
                        {one}
                      </kbd>
                    ))}
                  </dt>
                  <dd className="text-fg-2">{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Popover>
  );
}

"use client";

import { Check, Copy, LoaderCircle } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";

type Props = {
  /** Gets the text, which may take a moment; what it throws is shown. */
  read: () => Promise<string>;
  label: string;
  tabIndex?: number;
  className?: string;
  children?: ReactNode;
};

const icons = { idle: Copy, reading: LoaderCircle, copied: Check };

/** A copy button for a text that is not at hand yet. */
export function RawCopy({ read, label, tabIndex, className, children }: Props) {
  const [state, setState] = useState<keyof typeof icons>("idle");
  const Icon = icons[state];

  async function copy() {
    setState("reading");
    try {
      const text = await read();
      await copyText(text).catch(() => Promise.reject(new Error("The browser did not allow copying.")));
      setState("copied");
      setTimeout(() => setState("idle"), 1500);
    } catch (error) {
      setState("idle");
      toast.error(error instanceof Error ? error.message : "This could not be copied.");
    }
  }

  return (
    <Button
      variant="quiet"
      size={children ? "sm" : "icon-sm"}
      aria-label={state === "copied" ? `Copied ${label}` : `Copy ${label}`}
      title={`Copy ${label}`}
      disabled={state === "reading"}
      tabIndex={tabIndex}
      onClick={copy}
      className={className}
    >
      <Icon className={state === "copied" ? "text-good" : state === "reading" ? "animate-spin" : undefined} />
      {children}
    </Button>
  );
}

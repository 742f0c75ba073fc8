"use client";

import { Check, Copy } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { toast } from "sonner";
import { Button } from "./button";
import { copyText } from "./copy-text";

type Props = Omit<ComponentProps<typeof Button>, "value" | "onClick"> & {
  /** The text, or how to get it once it is wanted. */
  value: string | (() => string);
  /** What is copied, for the name of the button: "trace id". */
  label: string;
  icon?: ReactNode;
};

export function CopyButton({ value, label, icon = <Copy />, children, ...props }: Props) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await copyText(typeof value === "string" ? value : value());
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    } catch {
      toast.error("The browser did not allow copying.");
    }
  }

  return (
    <Button
      variant="quiet"
      size={children ? "md" : "icon"}
      aria-label={copied ? `Copied ${label}` : `Copy ${label}`}
      title={`Copy ${label}`}
      onClick={copy}
      {...props}
    >
      {copied ? <Check className="text-good" /> : icon}
      {children}
    </Button>
  );
}

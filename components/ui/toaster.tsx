"use client";

import { Toaster as Sonner } from "sonner";

export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      style={{ fontFamily: "inherit" }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[min(356px,calc(100vw-32px))] items-center gap-2 rounded-md border border-line-strong bg-panel px-3 py-2.5 text-base text-fg shadow-float",
          error: "!text-bad",
          description: "text-fg-2",
        },
      }}
    />
  );
}

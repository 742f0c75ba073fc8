"use client";

import { type RefObject, useEffect } from "react";

/** Where nothing has the focus yet, the view takes it, so that the arrows walk it at once. */
export function useFirstFocus(view: RefObject<HTMLElement | null>) {
  // The focus is outside React.
  useEffect(() => {
    if (document.activeElement?.matches("body, [role=dialog]")) view.current?.focus({ preventScroll: true });
  }, [view]);
}

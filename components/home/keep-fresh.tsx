"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

/** Reads the page again from time to time while somebody looks. */
export function KeepFresh({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  const refresh = useEffectEvent(() => {
    if (document.visibilityState === "visible") router.refresh();
  });

  // The clock is outside React.
  useEffect(() => {
    const timer = setInterval(refresh, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);

  return null;
}

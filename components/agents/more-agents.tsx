"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";

/** More come when the end of the list is in sight, or at a press. */
export function MoreAgents({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const onSight = useEffectEvent(() => {
    if (!busy) onMore();
  });

  // What is in sight is outside React.
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSight());
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={end} className="flex justify-center pb-4">
      <Button disabled={busy} onClick={onMore}>
        {busy ? "Loading more agents…" : "Show more agents"}
      </Button>
    </div>
  );
}

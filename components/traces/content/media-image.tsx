"use client";

import { useState } from "react";
import { cx } from "@/components/ui/cx";

/** Small at first; a click shows it as large as the pane allows. */
export function MediaImage({ src, alt }: { src: string; alt: string }) {
  const [large, setLarge] = useState(false);
  const [broken, setBroken] = useState(false);
  if (broken) return <p className="text-warn">The image could not be read.</p>;

  return (
    <button
      type="button"
      aria-expanded={large}
      title={large ? "Show smaller" : "Show larger"}
      onClick={() => setLarge(!large)}
      className={cx(
        "max-w-full overflow-hidden rounded-md border border-line bg-sunken",
        large ? "w-full cursor-zoom-out" : "cursor-zoom-in",
      )}
    >
      {/* biome-ignore lint/performance/noImgElement: it is in the trace itself, there is nothing to optimise */}
      <img
        src={src}
        alt={alt}
        decoding="async"
        onError={() => setBroken(true)}
        className={cx("object-contain", large ? "w-full" : "max-h-64 max-w-full")}
      />
    </button>
  );
}

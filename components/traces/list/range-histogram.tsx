"use client";

import { type PointerEvent, useState } from "react";
import { cx } from "@/components/ui/cx";
import { readNumber, type Unit } from "@/lib/search/fields";
import type { NumberFacet } from "@/lib/search/schema";

type Bucket = NumberFacet["buckets"][number];

type Props = {
  unit: Unit;
  buckets: Bucket[];
  from: string;
  to: string;
  title: (bucket: Bucket) => string;
  onChoose: (from: number, to: number) => void;
};

/** How many traces have how much, to drag a range on. By keyboard the range is written in the inputs below. */
export function RangeHistogram({ unit, buckets, from, to, title, onChoose }: Props) {
  const [drag, setDrag] = useState<[start: number, end: number]>();
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const least = readNumber(from, unit) ?? Number.NEGATIVE_INFINITY;
  const highest = readNumber(to, unit) ?? Number.POSITIVE_INFINITY;

  function isIn(bucket: Bucket, index: number) {
    if (drag) return index >= Math.min(...drag) && index <= Math.max(...drag);
    return bucket.to > least && bucket.from <= highest;
  }

  function indexAt({ currentTarget, clientX }: PointerEvent<HTMLElement>) {
    const { left, width } = currentTarget.getBoundingClientRect();
    const index = Math.floor(((clientX - left) / width) * buckets.length);
    return Math.min(Math.max(index, 0), buckets.length - 1);
  }

  function choose() {
    setDrag(undefined);
    const first = drag && buckets[Math.min(...drag)];
    const last = drag && buckets[Math.max(...drag)];
    if (first && last) onChoose(first.from, last.to);
  }

  return (
    <div
      aria-hidden
      className="flex h-8 touch-pan-y select-none items-end gap-px"
      onPointerDown={(event) => {
        if (event.button !== 0 || buckets.length === 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const index = indexAt(event);
        setDrag([index, index]);
      }}
      onPointerMove={(event) => drag && setDrag([drag[0], indexAt(event)])}
      onPointerUp={choose}
      onPointerCancel={() => setDrag(undefined)}
    >
      {buckets.map((bucket, index) => (
        <span
          key={bucket.from}
          title={`${title(bucket)}: ${bucket.count}`}
          className="group flex h-full min-w-0 flex-1 items-end"
        >
          <span
            style={{ height: bucket.count > 0 ? `max(2px, ${(bucket.count / most) * 100}%)` : "1px" }}
            className={cx(
              "w-full rounded-t-[1px] group-hover:bg-accent",
              isIn(bucket, index) ? "bg-fg-3/60" : "bg-line-strong/50",
              drag && isIn(bucket, index) && "bg-accent",
            )}
          />
        </span>
      ))}
    </div>
  );
}

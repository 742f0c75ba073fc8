import { cx } from "@/components/ui/cx";
import type { Hit } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { hitPieces, shortKey } from "./hit-pieces";

/** Where the search stands in a trace: the words around it, which attribute says them, and how many places there are. */
export function HitSnippet({ hit, className }: { hit: Hit; className?: string }) {
  const place = hit.key === null ? "in a name, an id or a message" : `in ${visibleText(hit.key)}`;
  const least = hit.countIsLeast ? "at least " : "";
  const places = hit.count === 1 ? "1 place" : `${hit.count} places`;

  return (
    <span
      title={`${visibleText(hit.snippet)}\n${place}\n${least}${places} of this trace, each counted once however often spans repeat it`}
      className={cx("relative flex items-baseline gap-2", className)}
    >
      <span className="min-w-0 flex-1 truncate text-fg-2">
        {hitPieces(hit).map(({ text, found, start }) =>
          found ? (
            <mark key={start} className="text-fg">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </span>
      {hit.key !== null && (
        <span className="max-w-[30%] shrink-0 truncate text-fg-3 text-xs max-md:hidden">
          {shortKey(visibleText(hit.key))}
        </span>
      )}
      {(hit.count > 1 || hit.countIsLeast) && (
        <span className="shrink-0 text-fg-3 text-xs tabular-nums">
          {hit.count}
          {hit.countIsLeast && "+"} hits
        </span>
      )}
    </span>
  );
}

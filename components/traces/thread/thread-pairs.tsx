import { cx } from "@/components/ui/cx";
import { valuePairs } from "@/lib/thread/row-text";

/** A value in three lines at most. */
export function ThreadPairs({ value, className }: { value: unknown; className?: string }) {
  return (
    <p className={cx("line-clamp-3 min-w-0 whitespace-pre-wrap break-words", className)}>
      {valuePairs(value).map(({ name, text }, index) => (
        <span key={name}>
          {index > 0 && <span className="text-fg-3">{" · "}</span>}
          {name !== null && <span className="text-fg-3">{name}: </span>}
          {text}
        </span>
      ))}
    </p>
  );
}

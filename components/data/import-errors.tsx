import { formatCount } from "@/lib/format";
import type { ImportError } from "./use-import";

/** The lines that could not be imported, and why. */
export function ImportErrors({ errors, count }: { errors: ImportError[]; count: number }) {
  return (
    <section aria-label="Lines that failed" className="flex flex-col gap-1">
      <ul className="max-h-80 overflow-y-auto rounded-md border border-line">
        {errors.map(({ file, line, reason }) => (
          <li key={`${file}:${line}`} className="flex gap-3 border-line border-b px-2.5 py-1.5 last:border-b-0">
            <span className="shrink-0 text-fg-3 tabular-nums">
              {file}, line {formatCount(line)}
            </span>
            <span className="min-w-0 break-words">{reason}</span>
          </li>
        ))}
      </ul>
      {count > errors.length && (
        <p className="text-fg-3 text-sm">
          The first {formatCount(errors.length)} of {formatCount(count)}.
        </p>
      )}
    </section>
  );
}

import { Progress } from "radix-ui";

/** `share` is between 0 and 1; null where nobody knows how much there is. */
export function ProgressBar({ label, share }: { label: string; share: number | null }) {
  const percent = share === null ? null : Math.round(100 * Math.min(1, share));
  return (
    <Progress.Root
      aria-label={label}
      value={percent}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken inset-ring inset-ring-line"
    >
      <Progress.Indicator
        style={{ width: `${percent ?? 100}%` }}
        className="h-full rounded-full bg-accent transition-[width] data-[state=indeterminate]:animate-pulse motion-reduce:animate-none motion-reduce:transition-none"
      />
    </Progress.Root>
  );
}

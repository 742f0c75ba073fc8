/** How often what is looked for stands in a row. */
export function MatchCount({ count, below }: { count: number; below: boolean }) {
  if (count === 0) return null;
  return (
    <mark
      className="shrink-0 rounded-sm px-1 text-xs tabular-nums"
      title={below ? `${count} found here and below` : `${count} found here`}
    >
      {count}
    </mark>
  );
}

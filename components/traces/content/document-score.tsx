/** A score as a number, and as a bar beside the highest of its list. */
export function DocumentScore({ score, highest }: { score: number; highest: number }) {
  const share = Math.max(0, Math.min(1, score / Math.max(highest, 1)));
  const shown = Number.isInteger(score) ? String(score) : score.toPrecision(4).replace(/0+$/, "");

  return (
    <span className="flex items-center gap-1.5 tabular-nums" title={`Score ${score}`}>
      <span aria-hidden className="h-1.5 w-12 overflow-hidden rounded-full bg-hover">
        <span className="block h-full bg-k-retriever" style={{ width: `${share * 100}%` }} />
      </span>
      score {shown}
    </span>
  );
}

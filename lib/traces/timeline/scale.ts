import { lengthOf, type Stretch } from "./stretch";

/** A part of the time axis. Where it is folded, much time takes little room; elsewhere a millisecond takes one unit. */
type Piece = Stretch & { at: number; length: number; folded: boolean };

/** How the time of a trace lies on the axis: straight, or with stretches folded away. */
export type Scale = { pieces: Piece[]; length: number };

/** How much of the axis one fold takes, and all of them together, next to what is not folded. */
const foldShare = 0.04;
const foldsShare = 0.5;
/** A trace of no length still has an axis. */
const shortestMs = 1e-3;

/** `folds` are in order of time and do not overlap. */
export function makeScale(totalMs: number, folds: Stretch[] = []): Scale {
  const endMs = Math.max(totalMs, shortestMs);
  const foldLength = (endMs - lengthOf(folds)) * Math.min(foldShare, foldsShare / Math.max(1, folds.length));
  const pieces: Piece[] = [];

  function add(toMs: number, folded: boolean) {
    const last = pieces.at(-1);
    const fromMs = last?.endMs ?? 0;
    const length = folded ? Math.min(foldLength, toMs - fromMs) : toMs - fromMs;
    if (length > 0) pieces.push({ startMs: fromMs, endMs: toMs, at: last ? last.at + last.length : 0, length, folded });
  }

  for (const fold of folds) {
    add(fold.startMs, false);
    add(fold.endMs, true);
  }
  add(endMs, false);
  return { pieces, length: pieces.reduce((sum, piece) => sum + piece.length, 0) };
}

/** From milliseconds to a place on the axis; beyond the trace's time it goes on straight. */
export function toAxis({ pieces, length }: Scale, ms: number) {
  if (ms < 0) return ms;
  const piece = pieces.find((candidate) => ms <= candidate.endMs);
  if (!piece) return length + ms - (pieces.at(-1)?.endMs ?? 0);
  return piece.at + ((ms - piece.startMs) / (piece.endMs - piece.startMs)) * piece.length;
}

/** From a place on the axis to milliseconds. */
export function toMs({ pieces, length }: Scale, at: number) {
  if (at < 0) return at;
  const piece = pieces.find((candidate) => at <= candidate.at + candidate.length);
  if (!piece) return (pieces.at(-1)?.endMs ?? 0) + at - length;
  return piece.startMs + ((at - piece.at) / piece.length) * (piece.endMs - piece.startMs);
}

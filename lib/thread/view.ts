import { commonSubsequence } from "./subsequence";

/** One atom of a message that the thread holds. `E` is the entry of that message. */
export interface Point<E> {
  atom: number;
  entry: E;
}

/** What one call saw of the conversation, and what it answered. */
export interface View<E> {
  points: Point<E>[];
  /** How many of the points went in. */
  asked: number;
  endMs: number;
}

export interface Recalled<E> {
  /** For each atom of the input, where the thread holds it already. */
  points: (Point<E> | undefined)[];
  /** The call that this one goes on from, or repeats. */
  base: View<E> | undefined;
  /** How far the two begin alike. */
  shared: number;
}

/** Finds what of an input earlier calls have shown, by aligning it with what each of them saw; later views first. */
export function recall<E>(input: readonly number[], views: readonly View<E>[]): Recalled<E> {
  const { base, shared } = chooseBase(input, views);
  const points: (Point<E> | undefined)[] = input.map((_, i) => (i < shared ? base?.points[i] : undefined));
  if (base && shared < input.length && shared < base.points.length) {
    const rest = base.points.slice(shared);
    const pairs = commonSubsequence(
      input.slice(shared),
      rest.map(({ atom }) => atom),
    );
    if (isSameTalk(pairs, input.length - shared, rest.length, base.asked - shared)) {
      for (const { i, j } of pairs) points[shared + i] = rest[j];
    }
  }
  recallBranches(input, points, views);
  return { points, base, shared };
}

/** The view that begins most alike, else the one that has most in common. */
function chooseBase<E>(input: readonly number[], views: readonly View<E>[]) {
  let base: View<E> | undefined;
  let shared = 0;
  for (const view of views.toReversed()) {
    const length = commonStart(input, view);
    if (length <= shared) continue;
    base = view;
    shared = length;
  }
  if (base) return { base, shared };
  const wanted = new Set(input);
  let most = 0;
  for (const view of views.toReversed()) {
    const common = view.points.reduce((count, { atom }) => count + (wanted.has(atom) ? 1 : 0), 0);
    if (common <= most) continue;
    base = view;
    most = common;
  }
  return { base, shared };
}

export function commonStart<E>(input: readonly number[], { points }: View<E>): number {
  let i = 0;
  while (i < input.length && input[i] === points[i]?.atom) i++;
  return i;
}

/**
 * A word or two that two talks have in common is no shared history: it has to reach what the earlier call was asked
 * last, or be half of what there is.
 */
function isSameTalk(pairs: { j: number }[], inputLength: number, viewLength: number, asked: number): boolean {
  const last = pairs.at(-1);
  if (!last) return false;
  return last.j >= asked - 1 || (pairs.length >= 2 && pairs.length * 2 >= Math.min(inputLength, viewLength));
}

/** Answers of calls that ran side by side meet in one input: of each other view, what follows the shared part. */
function recallBranches<E>(input: readonly number[], points: (Point<E> | undefined)[], views: readonly View<E>[]) {
  const open = openPlaces(input, points);
  if (open.size === 0) return;
  const matched = new Set(points);
  for (const view of views) {
    for (const point of view.points) {
      if (matched.has(point)) continue;
      const i = open.get(point.atom)?.pop();
      if (i === undefined) break;
      points[i] = point;
      matched.add(point);
    }
  }
}

/** Where each atom stands that nothing was found for, its first place last. */
function openPlaces<E>(input: readonly number[], points: readonly (Point<E> | undefined)[]): Map<number, number[]> {
  const open = new Map<number, number[]>();
  for (let i = input.length - 1; i >= 0; i--) {
    const atom = input[i];
    if (atom === undefined || points[i]) continue;
    const places = open.get(atom);
    if (places) places.push(i);
    else open.set(atom, [i]);
  }
  return open;
}

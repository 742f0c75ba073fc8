/** The part of the axis in sight, in the axis' own units. */
export type Sight = { from: number; to: number };

/** Closer than this there is nothing left to see: a nanosecond a pixel, or so. */
const closest = 1e-4;

export function whole(length: number): Sight {
  return { from: 0, to: length };
}

export function isWhole({ from, to }: Sight, length: number) {
  return from <= 0 && to >= length;
}

/** The nearest part of the axis that lies on it and is neither too narrow nor wider than all of it. */
export function clampSight({ from, to }: Sight, length: number): Sight {
  const size = Math.min(length, Math.max(to - from, Math.min(closest, length)));
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(to - from < size ? middle - size / 2 : from, 0), length - size);
  return { from: start, to: start + size };
}

/** `factor` above 1 shows less of the axis; what is at `focus` (0 to 1 of the sight) stays where it is. */
export function zoom({ from, to }: Sight, factor: number, focus: number, length: number): Sight {
  const size = Math.min(length, Math.max((to - from) / factor, Math.min(closest, length)));
  const start = from + (to - from - size) * focus;
  return clampSight({ from: start, to: start + size }, length);
}

/** Moves by a share of what is in sight, without changing its size. */
export function pan({ from, to }: Sight, share: number, length: number): Sight {
  const by = (to - from) * share;
  return clampSight({ from: from + by, to: to + by }, length);
}

/** Two ends in any order, as a drag has them. */
export function between(a: number, b: number, length: number): Sight {
  return clampSight({ from: Math.max(0, Math.min(a, b)), to: Math.min(length, Math.max(a, b)) }, length);
}

/** A bar and some of what is around it; around an instant, a hundredth of the axis. */
export function around(from: number, to: number, length: number, share = 0.1): Sight {
  const margin = (to - from || length * 0.01) * share;
  return clampSight({ from: from - margin, to: to + margin }, length);
}

/** Moves as little as needed to have some of a bar in sight. */
export function reveal(sight: Sight, from: number, to: number, length: number): Sight {
  const size = sight.to - sight.from;
  if (to >= sight.from && from <= sight.to) return sight;
  const start = from > sight.to ? Math.min(from, to - size * 0.9) : to - size * 0.1;
  return clampSight({ from: start, to: start + size }, length);
}

/** Where the middle of what can be seen of a bar lies, from 0 to 1 of the sight; undefined where it is out of sight. */
export function focusOf(sight: Sight, from: number, to: number) {
  const middle = (Math.max(from, sight.from) + Math.min(to, sight.to)) / 2;
  if (to < sight.from || from > sight.to) return undefined;
  return (middle - sight.from) / (sight.to - sight.from);
}

/** What a drag on the overview changes: an end, the place, or everything. */
export type Grip = "from" | "to" | "place" | "new";

/** Which part of the sight lies at `at`, `reach` being how near an edge counts as on it. */
export function gripAt({ from, to }: Sight, at: number, reach: number, length: number): Grip {
  if (Math.abs(at - from) <= reach && from > 0) return "from";
  if (Math.abs(at - to) <= reach && to < length) return "to";
  return at > from && at < to && !isWhole({ from, to }, length) ? "place" : "new";
}

/** The sight after a drag from `down` to `at`. */
export function dragSight(sight: Sight, grip: Grip, down: number, at: number, length: number): Sight {
  if (grip === "from") return between(at, sight.to, length);
  if (grip === "to") return between(sight.from, at, length);
  if (grip === "place") return clampSight({ from: sight.from + at - down, to: sight.to + at - down }, length);
  return between(down, at, length);
}

interface Link {
  i: number;
  j: number;
  before: Link | undefined;
}

/** So many places of one key are looked at. */
const maxPlaces = 64;

/** The longest common subsequence of two lists, as pairs of positions (Hunt and Szymanski). */
export function commonSubsequence(a: readonly number[], b: readonly number[]): { i: number; j: number }[] {
  const places = new Map<number, number[]>();
  for (let j = b.length - 1; j >= 0; j--) {
    const key = b[j] ?? 0;
    const known = places.get(key);
    if (!known) places.set(key, [j]);
    else if (known.length < maxPlaces) known.push(j);
  }
  /** By length of a subsequence: the one that ends earliest in `b`. */
  const ends: Link[] = [];
  for (const [i, key] of a.entries()) {
    for (const j of places.get(key) ?? []) {
      const length = firstFrom(ends, j);
      if (ends[length]?.j !== j) ends[length] = { i, j, before: ends[length - 1] };
    }
  }
  const pairs: { i: number; j: number }[] = [];
  for (let link = ends.at(-1); link; link = link.before) pairs.push({ i: link.i, j: link.j });
  return pairs.reverse();
}

/** The shortest length whose subsequence ends at `j` or later. */
function firstFrom(ends: readonly Link[], j: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle]?.j ?? 0) < j) low = middle + 1;
    else high = middle;
  }
  return low;
}

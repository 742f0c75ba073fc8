export type Random = ReturnType<typeof seeded>;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed;

  /** From 0 to 1, which it never is. */
  function fraction() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** 0 to `below` − 1. */
  const integer = (below: number) => Math.floor(fraction() * below);

  function pick<T>(list: readonly T[]): T {
    const picked = list[integer(list.length)];
    if (picked === undefined) throw new Error("Nothing to pick from.");
    return picked;
  }

  function shuffle<T>(list: readonly T[]): T[] {
    const keyed = list.map((item) => ({ item, key: fraction() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }

  const hex = (digits: number) => Array.from({ length: digits }, () => integer(16).toString(16)).join("");
  const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

  return { fraction, integer, pick, shuffle, hex, times };
}

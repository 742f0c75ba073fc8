/** A seeded source of randomness: the same label always gives the same numbers, whatever else was drawn before. */
export interface Random {
  next(): number;
  int(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
  /** Log-normal around a median: most values near it, a few far above. */
  around(median: number, spread?: number): number;
  hex(digits: number): string;
}

export function createRandom(label: string): Random {
  const next = sfc32(label);
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    int,
    pick: (items) => at(items, int(0, items.length - 1)),
    chance: (probability) => next() < probability,
    around: (median, spread = 0.3) => median * Math.exp(spread * normal()),
    hex: (digits) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join(""),
  };
}

/** An index below `count`, the first ones far more often than the last (Zipf). */
export function zipfIndex(random: Random, count: number, exponent = 0.9): number {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** exponent);
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    weights.findIndex((weight) => {
      left -= weight;
      return left <= 0;
    }),
  );
}

export function shuffle<T>(items: readonly T[], random: Random): T[] {
  const drawn = items.map((item) => ({ item, order: random.next() }));
  return drawn.sort((a, b) => a.order - b.order).map(({ item }) => item);
}

function at<T>(items: readonly T[], index: number): T {
  if (index < 0 || index >= items.length) throw new RangeError(`no item ${index} in a list of ${items.length}`);
  return items[index] as T;
}

function sfc32(label: string): () => number {
  let [a, b, c, d] = [hash(label, 1), hash(label, 2), hash(label, 3), hash(label, 4)];
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1);
  for (const unit of text) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return value ^ (value >>> 15);
}

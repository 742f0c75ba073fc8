import { type Random, seeded } from "@/test/random";

const syllables = "ka le mi no ru sa te vi wo an be cor du est for gen hal ist jor lum mer nar ost pra quen rol".split(
  " ",
);
const vocabulary = 20_000;

export type Words = { sentence: (random: Random) => string };

/** Words of a made-up language that come as often as those of a natural one do: the n-th in proportion to 1/n. */
export function zipfWords(seed: number): Words {
  const random = seeded(seed);
  const words = [
    ...new Set(
      random.times(vocabulary * 2, () => random.times(2 + random.integer(3), () => random.pick(syllables)).join("")),
    ),
  ];
  const sums: number[] = [];
  let sum = 0;
  for (let i = 0; i < Math.min(vocabulary, words.length); i++) {
    sum += 1 / (i + 2);
    sums.push(sum);
  }
  /** By equal steps of likelihood, so that drawing one is a look into a table. */
  const table = new Uint16Array(1 << 16);
  for (let i = 0, word = 0; i < table.length; i++) {
    while ((sums[word] ?? sum) < (sum * i) / table.length) word++;
    table[i] = word;
  }

  function sentence(draw: Random) {
    const line = draw.times(6 + draw.integer(12), () => words[table[draw.integer(table.length)] ?? 0] ?? "").join(" ");
    if (draw.integer(12) === 0) return `“${line}” — voilà, d’accord… `;
    return `${line[0]?.toUpperCase()}${line.slice(1)}. `;
  }
  return { sentence };
}

/** Words of known frequency; each case of the benchmark looks for some of them. */
export const planted: { text: string; stands: (trace: number) => boolean }[] = [
  { text: "quokka", stands: (trace) => [11, 503, 1_009, 2_003, 4_001].includes(trace) },
  { text: "heliotrope", stands: (trace) => trace % 100 === 7 },
  { text: "warehouse", stands: (trace) => trace % 5 < 3 },
  { text: "alpaca", stands: (trace) => trace % 2 === 0 || trace % 1_001 === 0 },
  { text: "bison", stands: (trace) => trace % 2 === 1 || trace % 1_001 === 0 },
  { text: "amber lantern", stands: (trace) => trace % 200 === 13 },
  { text: "lantern of amber", stands: (trace) => trace % 60 === 3 },
  ...["refund", "refunds", "refunded", "refunding"].map((text, i) => ({
    text,
    stands: (trace: number) => trace % 50 === 10 + i,
  })),
];

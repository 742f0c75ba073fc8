/** One stretch of time, and what each series says of it; null where it says nothing. */
export type ChartRow = { from: string; to: string; values: Record<string, number | null> };

export type ChartSeries = {
  key: string;
  label: string;
  /** A CSS colour; a line also has dashes of its own, so that it is known without the colour. */
  color: string;
  dash?: string;
  /** However little it is, it is seen. */
  alwaysSeen?: boolean;
};

/** Something that happened at a moment. */
export type ChartMark = { at: string; label: string };

/** The room around what is drawn, in pixels; what lies above the drawing keeps to it too. */
export const chartFrame = { top: 8, right: 4, bottom: 20, left: 48 };

/** The place of a moment between the first and the last row, from 0 to 1; outside of them there is none. */
export function placeOf(rows: ChartRow[], moment: string): number | undefined {
  const time = Date.parse(moment);
  const index = rows.findIndex(({ from, to }) => time >= Date.parse(from) && time < Date.parse(to));
  const row = rows[index];
  if (!row) return undefined;
  const [from, to] = [Date.parse(row.from), Date.parse(row.to)];
  return (index + (time - from) / (to - from)) / rows.length;
}

/** Names side by side as far as they have room: of those that come too close, the first says how many follow it. */
export function spreadMarks(rows: ChartRow[], marks: ChartMark[], room = 0.12) {
  const spread: { place: number; labels: string[] }[] = [];
  for (const { at, label } of marks.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const place = placeOf(rows, at);
    if (place === undefined) continue;
    const last = spread.at(-1);
    if (last && place - last.place < room) last.labels.push(label);
    else spread.push({ place, labels: [label] });
  }
  return spread;
}

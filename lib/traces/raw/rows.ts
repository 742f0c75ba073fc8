/** So many lines stand for a span that is not loaded yet. */
const ESTIMATE = 24;

/** The rows of all spans one below the other: a heading each, and its lines where it is open. */
export type Rows = {
  spanIds: string[];
  /** The row of each span's heading. */
  starts: number[];
  places: ReadonlyMap<string, number>;
  count: number;
};

/** Line 0 is the heading. */
export type Row = { spanId: string; line: number };

export function layRows(
  spanIds: string[],
  folded: ReadonlySet<string>,
  lineCount: (spanId: string) => number | undefined,
): Rows {
  const starts: number[] = [];
  const places = new Map<string, number>();
  let count = 0;
  for (const [place, spanId] of spanIds.entries()) {
    starts.push(count);
    places.set(spanId, place);
    count += folded.has(spanId) ? 1 : 1 + (lineCount(spanId) ?? ESTIMATE);
  }
  return { spanIds, starts, places, count };
}

export function rowAt({ spanIds, starts }: Rows, index: number): Row | undefined {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const spanId = spanIds[low];
  return spanId === undefined ? undefined : { spanId, line: Math.max(0, index - (starts[low] ?? 0)) };
}

/** Where a row is, or the last row of its span where the span has become shorter. */
export function indexOfRow({ starts, places, count }: Rows, { spanId, line }: Row): number | undefined {
  const place = places.get(spanId);
  if (place === undefined) return undefined;
  const end = starts[place + 1] ?? count;
  return Math.min((starts[place] ?? 0) + line, end - 1);
}

/** How many lines the span of a row has, as far as they are open. */
export function lineCountAt({ starts, places, count }: Rows, { spanId }: Row): number {
  const place = places.get(spanId) ?? 0;
  return (starts[place + 1] ?? count) - (starts[place] ?? 0) - 1;
}

/** The heading so many spans further on; from within a span, the way back leads to its own heading first. */
export function headingFrom({ starts, places }: Rows, { spanId, line }: Row, step: 1 | -1): number | undefined {
  const place = places.get(spanId) ?? 0;
  return step === -1 && line > 0 ? starts[place] : starts[place + step];
}

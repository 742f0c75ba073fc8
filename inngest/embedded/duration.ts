const unitMs: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds of what the SDK calls a duration: `1h30m`, or a time in ISO 8601, from now on. Undefined if it is neither. */
export function waitMs(text: string): number | undefined {
  if (/^(\d+(ms|[smhdw]))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)(ms|[smhdw])/g)];
    return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (unitMs[unit] ?? 0), 0);
  }
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}

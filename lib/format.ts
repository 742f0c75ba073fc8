/** What is shown for a value that nobody reported: unknown is not zero. */
export const unknown = "–";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });
const exactTimeFormat = new Intl.DateTimeFormat(undefined, {
  dateStyle: "medium",
  timeStyle: "long",
});
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayAndYearFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

export function formatCount(count: number | null) {
  if (count === null) return unknown;
  return count < 10_000_000 ? whole.format(count) : compact.format(count);
}

/** For where there is little room: 15.7k. */
export function formatCompact(count: number) {
  return compact.format(count).replace("K", "k");
}

export function exactCount(count: number | null, noun: string) {
  return count === null ? `${noun}: not reported` : `${whole.format(count)} ${noun}`;
}

export function formatDuration(ms: number | null) {
  if (ms === null) return unknown;
  if (ms === 0) return "0 ms";
  if (ms < 1) return ms < 0.005 ? "< 0.01 ms" : `${ms.toFixed(2)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(ms / 60_000);
  return `${whole.format(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

export function exactDuration(ms: number | null) {
  return ms === null ? "Duration unknown" : `${ms.toLocaleString("en-US", { maximumFractionDigits: 6 })} ms`;
}

export function formatMoney(usd: number | null) {
  if (usd === null) return unknown;
  if (usd === 0) return "$0";
  if (Math.abs(usd) < 0.00005) return "< $0.0001";
  if (Math.abs(usd) < 0.99995) return `$${usd.toFixed(4)}`;
  return `$${usd.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

export function exactMoney(usd: number | null) {
  return usd === null ? "Cost unknown" : `$${usd.toLocaleString("en-US", { maximumFractionDigits: 12 })}`;
}

export function formatBytes(bytes: number) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Short, for a column of times: 12s, 15m, 3h, 2d, then the date. */
export function relativeTime(iso: string, now: number) {
  const time = Date.parse(iso);
  const seconds = Math.max(0, Math.floor((now - time) / 1000));
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}h`;
  if (seconds < 7 * 86_400) return `${Math.floor(seconds / 86_400)}d`;
  return (seconds < 300 * 86_400 ? dayFormat : dayAndYearFormat).format(time);
}

/** For a sentence: "3h ago", or "on 10 Nov". */
export function timeAgo(iso: string, now: number) {
  const text = relativeTime(iso, now);
  return /[smhd]$/.test(text) ? `${text} ago` : `on ${text}`;
}

/** In the zone of whoever looks, so only ever called in the browser. */
export function exactTime(iso: string) {
  return `${exactTimeFormat.format(new Date(iso))}\n${iso}`;
}

export function toQuery(state: Record<string, unknown>) {
  const entries = Object.entries(state).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
}

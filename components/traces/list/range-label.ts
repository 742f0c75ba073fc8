const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export function rangeLabel({ from, to }: { from?: string; to?: string }) {
  if (from && to) return format.formatRange(new Date(from), new Date(to));
  if (from) return `Since ${format.format(new Date(from))}`;
  return to ? `Until ${format.format(new Date(to))}` : "All time";
}

/** What an `<input type="datetime-local">` holds, in the zone of whoever looks. */
export function toLocalInput(iso: string | undefined) {
  if (!iso) return "";
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromLocalInput(text: FormDataEntryValue | null) {
  return typeof text === "string" && text ? new Date(text).toISOString() : undefined;
}

import type { Place } from "@/lib/traces/content";
import { BreakableKey } from "../content/breakable-key";

const elsewhere: Record<Place["where"], string | null> = {
  attribute: null,
  indexed: null,
  resource: "resource",
  event: "event",
  name: "span",
  status: "span",
  scope: "scope",
};

/** A key, and where it stands if not among the span's own attributes. */
export function UnderstoodPlace({ place: { where, key } }: { place: Place }) {
  return (
    <span className="min-w-0 break-words font-mono text-sm">
      {elsewhere[where] && <span className="mr-1 font-sans text-fg-3">{elsewhere[where]}</span>}
      <BreakableKey text={where === "indexed" ? `${key}.*` : key} />
    </span>
  );
}

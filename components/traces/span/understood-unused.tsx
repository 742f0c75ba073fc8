import type { Place } from "@/lib/traces/content";
import { UnderstoodPlace } from "./understood-place";
import { UnderstoodSection } from "./understood-section";

export function UnderstoodUnused({ places }: { places: Place[] }) {
  const help = "They feed no field. They are kept, shown among the attributes, and found by search.";
  return (
    <UnderstoodSection title="Not used" count={places.length} help={help}>
      <ul className="divide-y divide-line border-line border-y">
        {places.map((place) => (
          <li key={`${place.where} ${place.key}`} className="py-1">
            <UnderstoodPlace place={place} />
          </li>
        ))}
      </ul>
      {places.length === 0 && <p className="py-1 text-fg-3">Every attribute is used.</p>}
    </UnderstoodSection>
  );
}

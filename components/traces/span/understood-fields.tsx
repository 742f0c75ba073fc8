import type { UnderstoodField } from "@/lib/traces/content";
import { visibleText } from "@/lib/traces/visible-text";
import { UnderstoodPlace } from "./understood-place";
import { UnderstoodSection } from "./understood-section";

export function UnderstoodFields({ fields }: { fields: UnderstoodField[] }) {
  return (
    <UnderstoodSection title="Understood" count={fields.length} help="What this span says, and which key says it.">
      <dl className="divide-y divide-line border-line border-y">
        {fields.map((field) => (
          <div
            key={field.name}
            className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 py-1.5 @md:grid-cols-[minmax(0,3fr)_minmax(0,4fr)_minmax(0,5fr)]"
          >
            <dt className="break-words text-fg-2" title={`${field.name} in the API`}>
              {field.label}
            </dt>
            <dd className="line-clamp-4 min-w-0 break-words [unicode-bidi:plaintext]">
              {visibleText(field.value ?? "")}
            </dd>
            <dd className="col-start-2 flex min-w-0 flex-col @md:col-start-3">
              {field.computedBy && <span className="text-fg-2 text-sm">computed by {field.computedBy}, from</span>}
              {field.sources.map((place) => (
                <UnderstoodPlace key={`${place.where} ${place.key}`} place={place} />
              ))}
              {field.passedOver.length > 0 && <PassedOver field={field} />}
            </dd>
          </div>
        ))}
      </dl>
    </UnderstoodSection>
  );
}

function PassedOver({ field: { passedOver } }: { field: UnderstoodField }) {
  return (
    <details className="text-fg-3 text-sm">
      <summary>
        {passedOver.length} other {passedOver.length === 1 ? "key" : "keys"} not needed
      </summary>
      <ul>
        {passedOver.map((place) => (
          <li key={`${place.where} ${place.key}`}>
            <UnderstoodPlace place={place} />
          </li>
        ))}
      </ul>
    </details>
  );
}

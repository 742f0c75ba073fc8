import type { UnderstoodField } from "@/lib/traces/content";
import { BreakableKey } from "../content/breakable-key";
import { UnderstoodPlace } from "./understood-place";
import { UnderstoodSection } from "./understood-section";

export function UnderstoodMissing({ fields }: { fields: UnderstoodField[] }) {
  return (
    <UnderstoodSection title="Not found" count={fields.length} help="Nothing in this span says it. To fill it in:">
      <dl className="divide-y divide-line border-line border-y">
        {fields.map(({ name, label, keys, passedOver }) => (
          <div key={name} className="grid grid-cols-[minmax(0,3fr)_minmax(0,9fr)] gap-x-3 py-1.5">
            <dt className="break-words text-fg-2">{label}</dt>
            <dd className="min-w-0 text-sm">
              {keys[0] && (
                <>
                  set{" "}
                  <code className="break-words font-mono">
                    <BreakableKey text={plainest(keys)} />
                  </code>
                </>
              )}
              {keys.length > 1 && <OtherKeys keys={keys.filter((key) => key !== plainest(keys))} />}
              {passedOver.map((place) => (
                <p key={`${place.where} ${place.key}`} className="text-warn">
                  <UnderstoodPlace place={place} /> is there, but says nothing that can be read.
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </UnderstoodSection>
  );
}

/** The conventions' own key before any vendor's. */
function plainest(keys: string[]) {
  return (
    keys.find((key) => /^(?:gen_ai|session|user|agent|service|deployment|error|tag|input|output)\./.test(key)) ??
    keys[0] ??
    ""
  );
}

function OtherKeys({ keys }: { keys: string[] }) {
  return (
    <details className="text-fg-3">
      <summary>
        or one of {keys.length} other {keys.length === 1 ? "key" : "keys"}
      </summary>
      <ul className="font-mono">
        {keys.map((key) => (
          <li key={key} className="break-words">
            <BreakableKey text={key} />
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { Span } from "@/lib/traces/content";
import { UnderstoodFields } from "./understood-fields";
import { UnderstoodMissing } from "./understood-missing";
import { UnderstoodUnused } from "./understood-unused";

/** What Pharos reads from this span and from which key, so that a wrong instrumentation can be mended. */
export function UnderstoodView({ understood }: { understood: Span["understood"] }) {
  if (!understood) return <p className="py-8 text-center text-fg-3">The content of this span is gone.</p>;
  const found = understood.fields.filter(({ value }) => value !== null);
  const missing = understood.fields.filter(({ value }) => value === null);

  return (
    <>
      <p className="mb-3 text-fg-2">
        Each field, and what in the span it comes from. If something is wrong or missing, set the key that is named.
      </p>
      <UnderstoodFields fields={found} />
      {missing.length > 0 && <UnderstoodMissing fields={missing} />}
      <UnderstoodUnused places={understood.unused} />
    </>
  );
}

import type { Context } from "@opentelemetry/api";
import { visitAttributes } from "./dialects/dialect";
import type { Run, Seat } from "./run";
import { timedSpan } from "./telemetry";

const checks = [
  { finding: "card_number", pattern: /\b(?:\d[ -]?){15,16}\b/ },
  { finding: "password", pattern: /\bpassword is \S+/i },
];

/** Looks for personal data in what the customer wrote, before any model sees it. */
export function checkPersonalData(run: Run, seat: Seat, text: string, parent: Context): void {
  const found = checks.filter(({ pattern }) => pattern.test(text)).map(({ finding }) => finding);
  const place = { tracer: seat.tracer, clock: run.clock, parent };
  timedSpan(place, "pii_check", run.random.around(18), {
    ...visitAttributes(run.visit),
    "openinference.span.kind": "GUARDRAIL",
    "guardrail.name": "pii_check",
    "input.value": text,
    "output.value": JSON.stringify({ passed: found.length === 0, found }),
    "output.mime_type": "application/json",
  });
}

/** A trace id as OpenTelemetry writes it, of the uuid that PostgreSQL holds it as. */
export function hexId(uuid: string) {
  return uuid.replaceAll("-", "");
}

/** Where an Inngest server shows its runs: Cloud, one's own, or the development server, as its usual variables say. */
export function inngestUrl(environment: Record<string, string | undefined> = process.env): string {
  const dev = environment.INNGEST_DEV?.trim();
  const isDev = dev !== undefined && !["", "0", "false"].includes(dev.toLowerCase());
  const named = environment.INNGEST_BASE_URL?.trim() || (isDev ? dev : undefined);
  if (named && URL.canParse(named) && /^https?:$/.test(new URL(named).protocol)) return new URL(named).origin;
  return isDev ? "http://localhost:8288" : "https://app.inngest.com";
}

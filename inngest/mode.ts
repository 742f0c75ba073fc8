/** Where functions run: on an Inngest that the environment names, else on the embedded executor. */
export type Mode = { kind: "embedded" } | { kind: "inngest" };

const local = new Set(["127.0.0.1", "localhost", "::1"]);

/** Throws, in one sentence, where the environment says half of what Inngest needs. */
export function durableMode(environment: Record<string, string | undefined> = process.env): Mode {
  const set = (name: string) => environment[name]?.trim() || undefined;
  const [event, signing] = [set("INNGEST_EVENT_KEY"), set("INNGEST_SIGNING_KEY")];
  const dev = set("INNGEST_DEV");
  if (dev && !["0", "false"].includes(dev.toLowerCase())) {
    if (!local.has(set("HOST") ?? "127.0.0.1"))
      throw new Error("INNGEST_DEV lets anybody run functions who reaches the server, so HOST has to be 127.0.0.1.");
    return { kind: "inngest" };
  }
  if (event && signing) return { kind: "inngest" };
  if (event || signing) {
    const [given, missing] = event ? ["EVENT", "SIGNING"] : ["SIGNING", "EVENT"];
    throw new Error(`INNGEST_${given}_KEY is set and INNGEST_${missing}_KEY is not: set both, or neither.`);
  }
  if (set("INNGEST_BASE_URL")) throw new Error("INNGEST_BASE_URL needs INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY.");
  return { kind: "embedded" };
}

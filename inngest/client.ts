import { randomBytes } from "node:crypto";
import { type ClientOptions, Inngest } from "inngest";
import { answerSdk } from "./embedded/answer";
import { durableMode } from "./mode";

// Next makes this module once for the instrumentation and once for the routes; what one signs, the other checks.
const globals = globalThis as typeof globalThis & { pharosSigningKey?: string };
globals.pharosSigningKey ??= `signkey-embedded-${randomBytes(32).toString("hex")}`;

/** What the executor of this process signs its requests with; nobody else has it. */
export const embeddedKey = globals.pharosSigningKey;

const logger = { debug: quiet, info: quiet, warn: console.warn, error: console.error };
/** Anybody can send requests that are not signed; they are answered, and not worth a line each. */
const internalLogger = {
  ...logger,
  error: (...said: unknown[]) => said.includes("Signature validation failed") || console.error(...said),
};

/** A client whose requests this process answers itself; its handler takes signed requests only. */
export const embeddedOptions = {
  isDev: false,
  eventKey: "embedded",
  signingKey: embeddedKey,
  baseUrl: "http://inngest.embedded",
  fetch: answerSdk,
  logger,
  internalLogger,
} satisfies Partial<ClientOptions>;

export const embedded = isEmbedded();

export const inngest = new Inngest({ id: "pharos", logger, internalLogger, ...(embedded ? embeddedOptions : {}) });

/** A wrong environment ends the start with a sentence (see start.ts), not the import of this module. */
function isEmbedded(): boolean {
  try {
    return durableMode().kind === "embedded";
  } catch {
    return false;
  }
}

function quiet() {}

import "server-only";
import { env } from "../env";
import type { Connection } from "./connections";
import { keyHint } from "./key-hint";
import { environmentName, type ModelConnection } from "./schema";

/** The connection that the operator made by `LLM_…`: as Settings shows it, and as a call needs it. */
export function environmentConnection(): { shown: ModelConnection; connection: Connection } | undefined {
  const {
    LLM_PROVIDER: provider,
    LLM_BASE_URL: baseUrl = null,
    LLM_API_KEY: apiKey = null,
    LLM_MODEL: model = null,
  } = env();
  if (provider === "openai-compatible" ? baseUrl === null : apiKey === null) return undefined;
  const name = environmentName;
  return {
    shown: { id: null, name, provider, baseUrl, keyHint: apiKey && keyHint(apiKey), allowsPrivate: true, model },
    connection: { name, provider, baseUrl, apiKey, isTrusted: true },
  };
}

import "server-only";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "ai";
import { guardedFetch, trustedFetch } from "../outbound/fetch";
import type { Connection } from "./connections";
import { defaultBaseUrls } from "./schema";

/** A model of the AI SDK behind a connection. */
export function languageModel({ provider, baseUrl, apiKey, isTrusted }: Connection, model: string): LanguageModel {
  const fetch = isTrusted ? trustedFetch : guardedFetch;
  const baseURL = baseUrl ?? defaultBaseUrls[provider] ?? "";
  switch (provider) {
    case "anthropic":
      return createAnthropic({ baseURL, apiKey: apiKey ?? "", fetch })(model);
    case "google":
      return createGoogleGenerativeAI({ baseURL, apiKey: apiKey ?? "", fetch })(model);
    case "openai-compatible":
      return createOpenAICompatible({
        name: "openai-compatible",
        baseURL,
        apiKey: apiKey ?? undefined,
        fetch,
        supportsStructuredOutputs: true,
      })(model);
  }
}

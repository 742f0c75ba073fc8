import type { ModelFeature, ModelOutcome, ModelProvider, ModelUse } from "@/db/enums";

export const providerNames: Record<ModelProvider, string> = {
  "openai-compatible": "OpenAI-compatible",
  anthropic: "Anthropic",
  google: "Google",
};

export const useNames: Record<ModelUse, string> = { judge: "Judge of signals", analysis: "Analyst of HALO" };

export const featureNames: Record<ModelFeature, string> = { test: "Test", judge: "Judge", analysis: "Analysis" };

export const outcomeNames: Record<ModelOutcome, string> = {
  ok: "Answered",
  refused: "Refused",
  malformed: "Malformed",
  rate_limited: "Rate limited",
  timed_out: "Timed out",
  failed: "Failed",
};

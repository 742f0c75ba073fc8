import { aiSdk } from "./ai-sdk";
import { curl } from "./curl";
import { inference } from "./inference";
import { langfuse } from "./langfuse";
import { openInference } from "./openinference";
import { openLlmetry } from "./openllmetry";
import { openTelemetry } from "./opentelemetry";
import type { Way } from "./way";

export const ways = [inference, openInference, aiSdk, openLlmetry, langfuse, openTelemetry, curl] as const;

/** What an address names, or the first: an old link still shows something. */
export function findRecipe(wayId: string | undefined, recipeId: string | undefined) {
  const way: Way = ways.find(({ id }) => id === wayId) ?? inference;
  const recipe = way.recipes.find(({ id }) => id === recipeId) ?? way.recipes[0];
  return { way, recipe };
}

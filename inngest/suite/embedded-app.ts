import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { embeddedKey, embeddedOptions } from "../client";
import { startExecutor } from "../embedded/engine";
import type { Settings } from "../embedded/settings";
import { inProcess } from "../embedded/transport";
import { suiteFunctions } from "./functions";

/** Retries come soon. */
export const quick: Partial<Settings> = { backoff: (attempt) => 200 * 2 ** attempt };

const quiet = () => undefined;
export const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** The suite's functions on the embedded executor, as the product runs its own. */
export async function startEmbedded(settings: Partial<Settings> = {}) {
  const inngest = new Inngest({ id: "suite", ...embeddedOptions, logger: silent, internalLogger: silent });
  const handler = serve({ client: inngest, functions: suiteFunctions(inngest), enableUnauthedSync: false });
  const executor = await startExecutor(inProcess(handler, embeddedKey), { ...quick, ...settings });
  return { inngest, handler, stop: executor.stop };
}

import { once } from "node:events";
import { createServer } from "node:http";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import type { App } from "./behaviours";
import { silent } from "./embedded-app";
import { suiteFunctions } from "./functions";

/**
 * The suite's functions as an app of their own, which finds an Inngest server by the SDK's variables alone; `register` makes
 * itself known to a server that does not come by itself.
 */
export async function startWithServer(
  environment: Record<string, string>,
  register = true,
): Promise<App & { url: string }> {
  Object.assign(process.env, environment);
  const inngest = new Inngest({ id: "suite", logger: silent });
  const app = createServer(serve({ client: inngest, functions: suiteFunctions(inngest) })).listen(0, "127.0.0.1");
  await once(app, "listening");
  const address = app.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  if (register) {
    const answer = await fetch(`${url}/api/inngest`, { method: "PUT" });
    if (!answer.ok) throw new Error(`The app could not be registered: ${await answer.text()}`);
  }
  return { inngest, url, stop: async () => void app.close() };
}

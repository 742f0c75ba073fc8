import { once } from "node:events";
import { z } from "zod";
import { startWithServer } from "./app-with-server";
import { end, startChild } from "./child";

/** The suite's functions over HTTP, with the executor in another process. The variables are those of Inngest's own SDK. */
export async function startRemote(variables: (url: string) => Record<string, string>, signingKey = "") {
  const { child, message } = await startChild("executor", { SUITE_SIGNING_KEY: signingKey });
  const { port } = z.object({ port: z.number() }).parse(message);
  const app = await startWithServer(variables(`http://127.0.0.1:${port}`), false);
  child.send(app.url);
  await once(child, "message");
  return {
    inngest: app.inngest,
    url: app.url,
    stop: async () => {
      await end(child, "SIGKILL");
      await app.stop();
    },
  };
}

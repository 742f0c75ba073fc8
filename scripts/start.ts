import { ensureBuilt } from "./built";
import { readEnvironment } from "./environment";
import { serve } from "./server";

const dev = process.argv.includes("--dev");
const demo = process.argv.includes("--demo");
const environment = readEnvironment();
if (!dev) await ensureBuilt();
await serve(environment, { dev, onReady: greet });

async function greet() {
  // Only now is DATABASE_URL known to the client that this imports.
  const { welcome } = await import("./welcome");
  await welcome(environment, { demo });
}

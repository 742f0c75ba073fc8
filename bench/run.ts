import { parseArgs } from "node:util";
import { benchIngest } from "./ingest";
import { benchOverview } from "./overview";
import { benchSearch } from "./search";
import { benchSession } from "./session";
import { benchSteps } from "./steps";
import { benchTrace } from "./trace";

const benches = {
  ingest: benchIngest,
  trace: benchTrace,
  session: benchSession,
  search: benchSearch,
  overview: benchOverview,
  steps: benchSteps,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string", default: "../shared/data" }, scale: { type: "string", default: "1" } },
});
const name = positionals[0] ?? "";
const scale = Number(values.scale);
if (!isBench(name) || !(scale > 0)) {
  console.error(
    `pharos: npm run bench -- NAME [--data FOLDER] [--scale NUMBER], where NAME is one of ${Object.keys(benches).join(", ")}.`,
  );
  process.exit(1);
}
const results = await benches[name](values.data, scale);
console.log(JSON.stringify({ bench: name, results }));

function isBench(name: string): name is keyof typeof benches {
  return name in benches;
}

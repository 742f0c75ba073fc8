import { parseArgs } from "node:util";
import { benchIngest } from "./ingest";
import { benchTrace } from "./trace";

const benches = { ingest: benchIngest, trace: benchTrace };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string", default: "../shared/data" } },
});
const name = positionals[0] ?? "";
if (!isBench(name)) {
  console.error(
    `pharos: npm run bench -- NAME [--data FOLDER], where NAME is one of ${Object.keys(benches).join(", ")}.`,
  );
  process.exit(1);
}
const results = await benches[name](values.data);
console.log(JSON.stringify({ bench: name, results }));

function isBench(name: string): name is keyof typeof benches {
  return name in benches;
}

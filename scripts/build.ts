import { ensureBuilt } from "./built";

await ensureBuilt();

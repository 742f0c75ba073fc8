import { loadavg } from "node:os";

const rounds = 40;
/** Until the code is compiled. */
const before = 10;

/** How long something takes, some times over with a warm cache. */
export async function timed(name: string, run: () => Promise<void>, note = () => "") {
  for (let i = 0; i < before; i++) await run();
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.min(rounds - 1, Math.floor(rounds * share))] ?? 0) * 10) / 10;
  const result = {
    case: name,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    found: note(),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
  console.error(JSON.stringify(result));
  return result;
}

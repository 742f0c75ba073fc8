import { fileURLToPath } from "node:url";
import { createCase } from "./conversations/case";
import { whereIsMyOrder } from "./conversations/delivery";
import { customers } from "./customers";
import { createExporter, PatientProcessor, type Target } from "./exporter";
import { createRandom } from "./random";
import { runChat } from "./sessions";
import { openShop } from "./shop";
import { createTelemetry } from "./telemetry";

export interface LiveSent {
  traceId: string;
  sessionId: string;
  spans: number;
  input: string;
  output: string;
}

/** Sends one trace that has just ended: a customer asks the support agent where an order is. */
export async function sendOne(target?: Target): Promise<LiveSent> {
  const processor = new PatientProcessor(createExporter(target));
  const now = Date.now();
  const seed = `live-${now}-${process.pid}`;
  const random = createRandom(seed);
  const telemetry = createTelemetry(seed, processor);
  const shop = openShop(random.pick(customers.slice(0, 32)), random.int(1_500, 9_000), now, random);
  const [turn] = whereIsMyOrder(createCase(shop, random));
  if (!turn) throw new Error("the conversation has no turn");
  const sessionId = `chat-${random.hex(12)}`;
  const userId = shop.customer.id;
  let traceId = "";
  const session = {
    telemetry,
    random,
    shop,
    clock: { ms: now - 12_000 },
    cache: new Map(),
    window: { end: now, days: 14 },
    visit: { sessionId, userId, environment: "production", channel: "web", tags: ["delivery", "live"], metadata: {} },
    plant: () => {},
    startTrace: () => {
      traceId = telemetry.startTrace("live");
    },
  };
  const [output = ""] = runChat(session, [turn]);
  await processor.shutdown();
  return { traceId, sessionId, spans: processor.sent, input: turn.user, output };
}

async function main(): Promise<void> {
  if (!process.env.OTEL_EXPORTER_OTLP_ENDPOINT && !process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) {
    throw new Error("OTEL_EXPORTER_OTLP_ENDPOINT is not set");
  }
  const { traceId } = await sendOne();
  process.stdout.write(`${traceId}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

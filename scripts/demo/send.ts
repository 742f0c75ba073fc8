import { createExporter, PatientProcessor, type Target } from "./exporter";
import type { PlantedFault } from "./faults";
import { simulate } from "./simulate";

export interface DemoOptions extends Target {
  /** When the history ends; the present by default. */
  now?: number | Date;
  seed?: string;
  days?: number;
  onProgress?: (progress: { done: number; total: number; spans: number }) => void;
}

export interface DemoSent {
  traces: number;
  spans: number;
  faults: PlantedFault[];
}

/** Sends two weeks of demo history. Sending it again with the same seed updates the same spans. */
export async function sendDemo(options: DemoOptions): Promise<DemoSent> {
  const { endpoint, apiKey, now = Date.now(), seed, days, onProgress } = options;
  const processor = new PatientProcessor(createExporter({ endpoint, apiKey }));
  const simulation = await simulate({
    processor,
    now: Number(now),
    seed,
    days,
    async afterSession(done, total) {
      await processor.flushFull();
      onProgress?.({ done, total, spans: processor.sent });
    },
  });
  await processor.shutdown();
  return { traces: simulation.traces, spans: processor.sent, faults: simulation.faults };
}

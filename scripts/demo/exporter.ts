import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import type { ReadableSpan, SpanExporter, SpanProcessor } from "@opentelemetry/sdk-trace-node";

export interface Target {
  /** Base address, without `/v1/traces`. */
  endpoint: string;
  apiKey: string;
}

type ExporterOptions = NonNullable<ConstructorParameters<typeof OTLPTraceExporter>[0]>;

/** Without a target, the standard OTEL_EXPORTER_OTLP_… variables say where to send. */
export function createExporter(target?: Target): SpanExporter {
  const compression = "gzip" as ExporterOptions["compression"];
  if (!target) return new OTLPTraceExporter({ compression });
  return new OTLPTraceExporter({
    url: `${target.endpoint.replace(/\/+$/, "")}/v1/traces`,
    headers: { Authorization: `Bearer ${target.apiKey}` },
    compression,
    timeoutMillis: 60_000,
  });
}

/**
 * Keeps ended spans until they are flushed, a batch at a time and each after the one before. Unlike the SDK's batch
 * processor it never drops a span when the receiver is slow, and a refused batch is an error for the caller.
 */
export class PatientProcessor implements SpanProcessor {
  private waiting: ReadableSpan[] = [];
  sent = 0;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly batchSize = 512,
  ) {}

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    this.waiting.push(span);
  }

  /** Sends full batches only; the rest waits for more, or for `forceFlush`. */
  async flushFull(): Promise<void> {
    while (this.waiting.length >= this.batchSize) await this.sendBatch();
  }

  async forceFlush(): Promise<void> {
    while (this.waiting.length > 0) await this.sendBatch();
  }

  async shutdown(): Promise<void> {
    await this.forceFlush();
    await this.exporter.shutdown();
  }

  private async sendBatch(): Promise<void> {
    const batch = this.waiting.splice(0, this.batchSize);
    await new Promise<void>((resolve, reject) => {
      this.exporter.export(batch, ({ code, error }) => {
        if (code === 0) resolve();
        else reject(new Error(`${batch.length} spans could not be sent: ${reasonOf(error)}`, { cause: error }));
      });
    });
    this.sent += batch.length;
  }
}

function reasonOf(error: Error | undefined): string {
  if (!error) return "the exporter gave no reason";
  const status = "code" in error && error.code !== undefined ? `${error.code} ` : "";
  const body = "data" in error && typeof error.data === "string" ? ` ${error.data.slice(0, 300)}` : "";
  return `${status}${error.message}${body}`.trim();
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Span } from "@/lib/otlp/model";
import type { Random } from "./random";
import { randomTrace } from "./random-spans";
import { requestOf } from "./sender";
import type { TestServer } from "./server";

const SENDERS = 6;
const retried = [0, 429, 502, 503, 504];

/** Small requests without end, each sent until it is answered 200, as an exporter does. */
export function startLoad({ url, apiKey }: TestServer, random: Random) {
  const sent = new Set<string>();
  /** How often each status was answered; 0 is no answer. */
  const answers = new Map<number, number>();
  let waiting: Span[][] = [];
  let ending = false;
  const senders = random.times(SENDERS, keepSending);

  async function keepSending() {
    for (let batch = next(); batch; batch = next()) {
      await deliver(batch);
      for (const { traceId, spanId } of batch) sent.add(traceId + spanId);
      await sleep(random.integer(50));
    }
  }

  /** Pieces of several traces in random order: parts of one trace come at once, children before parents. */
  function next(): Span[] | undefined {
    if (waiting.length === 0 && !ending) {
      waiting = random.shuffle(random.times(4, () => pieces(random, randomTrace(random, random.hex(32), 10))).flat());
    }
    return waiting.pop();
  }

  async function deliver(batch: Span[]) {
    const body = JSON.stringify(requestOf(batch));
    for (let delay = 50; ; delay = Math.min(delay * 2, 1_000)) {
      const status = await post(body);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (!retried.includes(status)) return;
      await sleep(delay * (0.5 + random.fraction()));
    }
  }

  async function post(body: string): Promise<number> {
    const headers = { "content-type": "application/json", authorization: `Bearer ${apiKey}` };
    try {
      const init = { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) };
      const answer = await fetch(`${url}/v1/traces`, init);
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }

  /** Resolves when requests are answered 200 from now on. */
  async function goesOn() {
    const before = answers.get(200) ?? 0;
    while ((answers.get(200) ?? 0) < before + 3 * SENDERS) await sleep(20);
  }

  /** Sends what is left of the traces that were begun. */
  async function end() {
    ending = true;
    await Promise.all(senders);
  }

  return { sent, answers, goesOn, end };
}

function pieces(random: Random, spans: Span[]): Span[][] {
  const shuffled = random.shuffle(spans);
  const cut: Span[][] = [];
  while (shuffled.length > 0) cut.push(shuffled.splice(0, 1 + random.integer(3)));
  return cut;
}

import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { seeded } from "@/test/random";
import { median, scrollThrough, send, untilPainted, withScreen } from "./screen";
import { zipfWords } from "./search-text";

const rounds = 5;
const traces = 1_000;
const tracesAtOnce = 50;
const conversation = "[role=feed]";

/**
 * Opens a session of 1,000 traces in Chromium by its address, and scrolls its conversation from top to bottom.
 * `firstPaintMs` is from the navigation to the frame that shows the first turn, `firstMessageMs` to the one that shows what
 * was said in it, medians of five; `worstFrameMs` is the longest time between two frames while it scrolls, the worst of five.
 */
export function benchSession() {
  return withScreen(async ({ server, page, projectUrl }) => {
    const sessionId = `chat-${randomBytes(4).toString("hex")}`;
    for (let first = 0; first < traces; first += tracesAtOnce) await send(server, requestOf(sessionId, first));
    const url = `${projectUrl}/sessions/${sessionId}`;
    await page.goto(url);
    const [paints, messages, frames]: number[][] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      await page.goto("about:blank");
      await page.goto(url, { waitUntil: "commit" });
      paints?.push(await untilPainted(page, `${conversation} [aria-label^="Turn 1:"]`));
      messages?.push(await untilPainted(page, `${conversation} article:not([aria-label^="Turn"], [aria-busy="true"])`));
      await page.waitForLoadState("networkidle");
      await sleep(500);
      frames?.push(await scrollThrough(page, conversation));
    }
    return [
      {
        case: "session of 1,000 traces",
        firstPaintMs: median(paints ?? []),
        firstMessageMs: median(messages ?? []),
        worstFrameMs: Math.max(...(frames ?? [])),
      },
    ];
  });
}

const random = seeded(31);
const { sentence } = zipfWords(31);

/** Runs of a chat agent: the root, a model call that repeats the last ten messages, a tool call, and the answer. */
function requestOf(sessionId: string, first: number) {
  const spans = Array.from({ length: tracesAtOnce }, (_, i) => turnOf(sessionId, first + i)).flat();
  return { resourceSpans: [{ scopeSpans: [{ scope: { name: "bench" }, spans }] }] };
}

const history: object[] = [];

function turnOf(sessionId: string, number: number) {
  const traceId = randomBytes(16).toString("hex");
  const rootId = randomBytes(8).toString("hex");
  const startMs = Date.now() - (traces - number) * 60_000;
  const say = (role: string, content: string) => ({ role, parts: [{ type: "text", content }] });
  history.push(say("user", `Question ${number}: ${sentence(random)}`));
  const answer = say("assistant", sentence(random) + sentence(random));
  const input = [say("system", "You help."), ...history.slice(-10)];
  history.push(answer);
  const span = (spanId: string, name: string, fromMs: number, toMs: number, values: Record<string, string>) => ({
    traceId,
    spanId,
    parentSpanId: spanId === rootId ? "" : rootId,
    name,
    startTimeUnixNano: `${startMs + fromMs}000000`,
    endTimeUnixNano: `${startMs + toMs}000000`,
    attributes: Object.entries(values).map(([key, stringValue]) => ({ key, value: { stringValue } })),
  });
  return [
    span(rootId, "invoke_agent chat", 0, 3_000, {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": "chat",
      "session.id": sessionId,
    }),
    span(randomBytes(8).toString("hex"), "execute_tool search", 100, 400, {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "search",
      "gen_ai.tool.call.arguments": JSON.stringify({ q: sentence(random) }),
      "gen_ai.tool.call.result": JSON.stringify({ found: sentence(random) }),
    }),
    span(randomBytes(8).toString("hex"), "chat gpt-5", 500, 2_900, {
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "gpt-5",
      "gen_ai.input.messages": JSON.stringify(input),
      "gen_ai.output.messages": JSON.stringify([answer]),
    }),
  ];
}

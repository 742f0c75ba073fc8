import type { RunResult } from "@/db/enums";
import type { Random } from "@/test/random";
import type { KeyValue, Span } from "../otlp/model";

/** What is known of a run of an agent before anything is stored. */
export type KnownRun = {
  agentId: string;
  startMs: number;
  durationMs: number;
  result: RunResult;
  spanCount: number;
  llmCount: number;
  toolCount: number;
  unpricedCount: number;
  inputTokens: number;
  costs: Map<string, number>;
  version: string;
};

const models = ["gpt-5", "claude-sonnet-4-5", "of-nobody"];
const results: Record<RunResult, { outcome?: string; code: 0 | 1 | 2 }[]> = {
  success: [{ code: 1 }, { code: 2, outcome: "success" }],
  failure: [{ code: 2 }, { code: 1, outcome: "failure" }],
  unknown: [{ code: 0 }],
};

/** For tests: a trace of an agent that may call a sub-agent, and what it is known to count for. Start and end are whole milliseconds. */
export function agentTrace(random: Random, agentId: string, startMs: number, version = "1.0") {
  const traceId = random.hex(32);
  const spans: Span[] = [];

  function add(parentSpanId: string, from: number, ms: number, code: 0 | 1 | 2, attributes: KeyValue[]): string {
    const spanId = random.hex(16);
    spans.push({
      traceId,
      spanId,
      parentSpanId,
      name: "span",
      kind: 1,
      startTimeUnixNano: `${from}000000`,
      endTimeUnixNano: `${from + ms}000000`,
      attributes,
      events: [],
      links: [],
      status: { code },
      resource: { attributes: [text("service.version", version), text("deployment.environment.name", "production")] },
      scope: { name: "tests", attributes: [] },
    });
    return spanId;
  }

  function run(agent: string, parent: string, from: number): KnownRun {
    const result = random.pick(["success", "success", "failure", "unknown"] as const);
    const { code, outcome } = random.pick(results[result]);
    const known: KnownRun = {
      ...{ agentId: agent, startMs, durationMs: 1 + random.integer(60_000), result, version },
      ...{
        spanCount: 1,
        llmCount: 0,
        toolCount: 0,
        unpricedCount: 0,
        inputTokens: 0,
        costs: new Map<string, number>(),
      },
    };
    const own = [text("gen_ai.operation.name", "invoke_agent"), text("gen_ai.agent.name", agent)];
    const id = add(parent, from, known.durationMs, code, outcome ? [...own, text("agent.outcome", outcome)] : own);
    for (let i = random.integer(3); i >= 0; i--) {
      const model = random.pick(models);
      const tokens = 1 + random.integer(5_000);
      const cost = model === "of-nobody" ? undefined : random.integer(1_000) / 1_000;
      known.spanCount++;
      known.llmCount++;
      known.inputTokens += tokens;
      if (cost === undefined) known.unpricedCount++;
      else known.costs.set(model, (known.costs.get(model) ?? 0) + cost);
      add(id, from, 10, 1, [
        text("gen_ai.operation.name", "chat"),
        text("gen_ai.request.model", model),
        { key: "gen_ai.usage.input_tokens", value: { intValue: String(tokens) } },
        ...(cost === undefined ? [] : [{ key: "gen_ai.usage.cost", value: { doubleValue: cost } }]),
      ]);
    }
    for (let i = random.integer(3); i > 0; i--) {
      known.spanCount++;
      known.toolCount++;
      add(id, from, 5, 1, [text("gen_ai.operation.name", "execute_tool"), text("gen_ai.tool.name", `tool-${i}`)]);
    }
    return known;
  }

  const root = run(agentId, "", startMs);
  if (random.integer(3) > 0) return { spans, runs: [root] };
  const below = run("helper", spans[0]?.spanId ?? "", startMs);
  return { spans, runs: [withBelow(root, below), below] };
}

function withBelow(run: KnownRun, below: KnownRun): KnownRun {
  const costs = new Map(run.costs);
  for (const [model, cost] of below.costs) costs.set(model, (costs.get(model) ?? 0) + cost);
  return {
    ...run,
    spanCount: run.spanCount + below.spanCount,
    llmCount: run.llmCount + below.llmCount,
    toolCount: run.toolCount + below.toolCount,
    unpricedCount: run.unpricedCount + below.unpricedCount,
    inputTokens: run.inputTokens + below.inputTokens,
    costs,
  };
}

function text(key: string, stringValue: string): KeyValue {
  return { key, value: { stringValue } };
}

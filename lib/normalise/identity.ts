import type { SpanKind } from "@/db/enums";
import type { AnyValue } from "@/lib/otlp/model";
import { type Attributes, firstNumber, firstText, listOf, payload, plain, textOf } from "./attributes";
import { fields } from "./fields";
import { hasPlainModel, isClaudeCode } from "./kind";
import { bareModel, canonicalProvider, providerInModel } from "./provider";
import type { NormalisedSpan } from "./span";
import { clean } from "./text";

/** Who ran: the parts of a span that name its service, agent, session and user. */
export function readIdentity(attributes: Attributes, kind: SpanKind) {
  const { values, resource, span } = attributes;
  const either = (keys: readonly string[]) => clean(firstText(values, keys) ?? firstText(resource, keys), 256);
  return {
    service: clean(firstText(resource, ["service.name"]), 256),
    version: either(fields.version),
    environment: either(fields.environment),
    scope: clean(span.scope.name, 256),
    sessionId: either(fields.session),
    userId: either(fields.user),
    agentId: clean(firstText(values, fields.agentId), 256),
    agentName: clean(agentName(attributes, kind), 256),
    agentRole: clean(firstText(values, fields.agentRole), 256),
    outcome: clean(firstText(values, fields.outcome), 64),
    tags: readTags(attributes),
  } satisfies Partial<NormalisedSpan>;
}

function agentName({ values, span }: Attributes, kind: SpanKind): string | null {
  const keys = kind === "EMBEDDING" ? fields.agentName.filter((key) => !key.startsWith("ai.")) : fields.agentName;
  const name = firstText(values, keys);
  if (name !== null || kind !== "AGENT") return name;
  if (textOf(values.get("langfuse.observation.type")) === "agent") return span.name;
  return firstText(values, fields.agentNameOfAgent);
}

export function readModel(attributes: Attributes) {
  const { values } = attributes;
  const plainModel = hasPlainModel(attributes) ? firstText(values, fields.plainModel) : null;
  const requestModel = bareModel(firstText(values, fields.requestModel) ?? plainModel);
  const model = bareModel(firstText(values, fields.responseModel)) ?? requestModel;
  const named = firstText(values, fields.provider) ?? (isClaudeCode(attributes) && model ? "anthropic" : null);
  const provider = named === null ? providerInModel(model ?? "") : canonicalProvider(named);
  return {
    model: clean(model, 256),
    requestModel: clean(requestModel, 256),
    provider: clean(provider, 128),
  };
}

function readTags(attributes: Attributes): string[] {
  const tags = new Set<string>();
  for (const [, pairs] of attributes.indexed.get("tag.tags") ?? []) addTag(tags, textOf(pairs[0]?.[1]));
  for (const key of fields.tags) {
    const value = attributes.values.get(key);
    if (value) for (const tag of tagsIn(attributes, key, value)) addTag(tags, tag);
    if (tags.size > 0) break;
  }
  return [...tags];
}

function tagsIn(attributes: Attributes, key: string, value: AnyValue): unknown[] {
  if (value.arrayValue) return listOf(plain(value));
  const text = textOf(value) ?? "";
  return text.startsWith("[") ? listOf(payload(attributes, key)) : text.slice(0, 10_000).split(",");
}

function addTag(tags: Set<string>, tag: unknown) {
  const text = typeof tag === "string" || typeof tag === "number" ? clean(String(tag).trim(), 128) : null;
  if (text !== null && tags.size < 50) tags.add(text);
}

/** Milliseconds to the first token. */
export function readTtft({ values, span }: Attributes): number | null {
  const seconds = firstNumber(values, fields.ttftSeconds);
  const ms = seconds === null ? firstNumber(values, fields.ttftMs) : seconds * 1_000;
  if (ms !== null) return ms;
  const moment = firstText(values, fields.firstToken);
  if (moment === null) return null;
  const waited = Date.parse(moment.replaceAll('"', "")) - Number(span.startTimeUnixNano) / 1e6;
  return waited >= 0 ? waited : null;
}

const mcpTool = /^mcp__(.{1,100}?)__/;

export function readMcpServer({ values }: Attributes, toolName: string | null): string | null {
  const named = firstText(values, fields.mcpServer) ?? mcpTool.exec(toolName ?? "")?.[1] ?? null;
  if (named !== null) return clean(named, 256);
  return values.has("mcp.method.name") ? clean(firstText(values, ["server.address"]), 256) : null;
}

import { type Attributes, firstText, textOf } from "./attributes";
import { fields } from "./fields";
import { hash64 } from "./hash";
import { earlyString } from "./json";
import { memoise } from "./memo";
import type { MessagePart } from "./span";
import type { Thread } from "./thread";

const hashOf = memoise(500, hash64);

/** Stands for the prompt that ran: its template's name and version, else its template, else its system prompt. */
export function hashPrompt({ values }: Attributes, thread: Thread, instructions: string | null): string | null {
  const name = firstText(values, fields.promptName);
  if (name !== null) return hashOf(`${name}\n${firstText(values, fields.promptVersion) ?? ""}`);
  const template = firstText(values, fields.promptTemplate);
  if (template !== null) return hashOf(template);
  const system = systemText(thread) ?? instructions;
  return system === null ? null : hashOf(system);
}

function systemText(thread: Thread): string | null {
  const texts: string[] = [];
  for (const entry of thread.slice(0, 8)) {
    if (entry.role !== null && entry.role !== "system") break;
    const message = entry.read();
    if (message.role !== "system") break;
    texts.push(message.parts.map(partText).join("\n"));
  }
  const text = texts.join("\n");
  return text === "" ? null : text;
}

function partText(part: MessagePart): string {
  return part.type === "text" ? part.text : "";
}

/** Some emitters leave a request's instructions out of its messages, and in its body. */
export function readInstructions({ values }: Attributes): string | null {
  const body = textOf(values.get("input.value"));
  if (!body?.startsWith("{")) return null;
  return earlyString(body, "instructions") ?? earlyString(body, "system");
}

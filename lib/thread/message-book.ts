import { hash64 } from "../normalise/hash";
import { isObject, toText } from "../normalise/json";
import type { Message } from "../normalise/span";
import type { Thread } from "../normalise/thread";
import { atomsOf, thoughtOf } from "./atoms";

/** A message, held once for a trace however many spans repeat it. */
export interface KnownMessage {
  message: Message;
  /** See `atoms.ts`; equal numbers are equal keys. */
  atoms: number[];
  thought: string | null;
}

/** Reads messages, and each text of one only once. */
export class MessageBook {
  private byText = new Map<string, KnownMessage>();
  private byContent = new Map<string, KnownMessage>();
  private numbers = new Map<string, number>();

  read(thread: Thread): KnownMessage[] {
    return thread.map((entry) => {
      const text = entry.text?.();
      if (text === undefined) return this.know(entry.read());
      // The hash, not the text: that is a slice, which would keep the whole payload it was cut from.
      const key = hash64(text);
      const known = this.byText.get(key) ?? this.know(entry.read());
      this.byText.set(key, known);
      return known;
    });
  }

  know(message: Message): KnownMessage {
    const key = hash64(toText(message));
    const known = this.byContent.get(key);
    if (known) return known;
    const atoms = isOfferedTool(message) ? [] : atomsOf(message);
    const made = { message, atoms: atoms.map((atom) => this.number(atom)), thought: thoughtOf(message) };
    this.byContent.set(key, made);
    return made;
  }

  private number(atom: string): number {
    const known = this.numbers.get(atom) ?? this.numbers.size;
    this.numbers.set(atom, known);
    return known;
  }
}

/** Some emitters list the tools that a model was offered among its messages. */
function isOfferedTool({ role, parts }: Message): boolean {
  const [only, second] = parts;
  return role === "tool" && !second && only?.type === "other" && isObject(only.value) && isObject(only.value.function);
}

import type { Message } from "../normalise/span";
import type { Call, Side } from "./calls";
import type { KnownMessage } from "./message-book";
import { toldMore, withIds } from "./retold";
import type { ToolRun } from "./schema";
import { commonStart, type Point, recall, type View } from "./view";

/** A message of the thread. */
export interface Spoken {
  node: number;
  side: "input" | "output";
  index: number;
  message: Message;
  atoms: number[];
  /** Milliseconds from the trace's start at which it was said, as far as is known. */
  at: number;
  /** When the call began that brought it. */
  since: number;
  runs: ToolRun[];
}

/** A call with its place on the trace's axis of time, in milliseconds. */
export type TimedCall = Call & { startMs: number; endMs: number };

/** So many talks can go on side by side. */
const maxViews = 64;

/**
 * The messages of one lane. Calls are added in order of their start; what a call repeats of earlier ones is found, the
 * rest is put where the call has it: before the next message that was known, or else at the end.
 */
export class Conversation {
  entries: Spoken[] = [];
  private views: View<Spoken>[] = [];
  /** The end of each answer, by the provider's id for it. */
  private answers = new Map<string, Point<Spoken>>();
  private systems = new Set<string>();
  private thoughts = new Set<string>();

  add(call: TimedCall) {
    const asked = call.input.messages;
    const talk = asked.findIndex(({ message }) => message.role !== "system");
    const head = talk < 0 ? asked.length : talk;
    const input = asked.slice(head).flatMap(({ atoms }) => atoms);
    const before = this.earlierTalk(call, input);
    const { points, base, shared } = recall([...before.map(({ atom }) => atom), ...input], this.views);
    if (base && saidAgain(this.entries, call, base, points)) forgetLast(asked, points);

    const said = this.addInput(call, head, points.slice(before.length));
    const answered = this.addOutput(call, input);
    this.remember([...before, ...said, ...answered], before.length + said.length, call, base, shared);
  }

  /** Does a call go on with this talk, model's answers included? */
  goesOnIn(call: Call): boolean {
    const input = call.input.messages.filter(({ message }) => message.role !== "system").flatMap(({ atoms }) => atoms);
    return this.views.some((view) =>
      view.points.slice(0, commonStart(input, view)).some(({ entry }) => entry.message.role !== "user"),
    );
  }

  /** What a call leaves out because the provider, or nobody, knows it. */
  private earlierTalk({ follows }: Call, input: number[]): Point<Spoken>[] {
    if (follows === null && input.length > 0) return [];
    const last = this.answers.get(follows ?? "");
    const view = last && this.views.findLast(({ points }) => points.includes(last));
    return view ? view.points.slice(0, view.points.indexOf(last) + 1) : (this.views.at(-1)?.points ?? []);
  }

  private freshSystems(call: TimedCall, messages: KnownMessage[]): Spoken[] {
    return messages.flatMap((known, index) => {
      const key = known.atoms.join(" ");
      if (key === "" || this.systems.has(key)) return [];
      this.systems.add(key);
      return [spoken(call, "input", index, known)];
    });
  }

  /** The first system prompt stands where the call has it; another from where on it was in force. */
  private addInput(call: TimedCall, head: number, points: (Point<Spoken> | undefined)[]) {
    const isFirst = this.systems.size === 0;
    const systems = this.freshSystems(call, call.input.messages.slice(0, head));
    const said: Point<Spoken>[] = [];
    const between: Between[] = [];
    let fresh = isFirst ? systems : [];
    let before: Spoken | undefined;
    let from = 0;
    for (const [i, known] of call.input.messages.entries()) {
      if (i < head) continue;
      const own = points.slice(from, from + known.atoms.length);
      from += known.atoms.length;
      const found = ownPoints(own, known);
      if (found) {
        if (fresh.length > 0) between.push({ before, next: found.entry, fresh });
        fresh = [];
        before = found.entry;
        append(said, found.points);
      } else if (this.isNews(known)) {
        const entry = spoken(call, "input", i, known);
        fresh.push(entry);
        append(said, pointsOf(entry));
      }
    }
    if (between.length > 0) this.entries = withBetween(this.entries, between);
    append(this.entries, isFirst ? fresh : [...systems, ...fresh]);
    return said;
  }

  private addOutput(call: TimedCall, input: number[]): Point<Spoken>[] {
    const from = repeated(call, input);
    const entries = call.output.messages.flatMap((known, index) =>
      index >= from && this.isNews(known) ? [spoken(call, "output", index, known)] : [],
    );
    append(this.entries, entries);
    return entries.flatMap(pointsOf);
  }

  /** Silence is not shown, and a thought by itself only once. */
  private isNews({ atoms, thought }: KnownMessage): boolean {
    if (atoms.length > 0) return true;
    if (thought === null || this.thoughts.has(thought)) return false;
    this.thoughts.add(thought);
    return true;
  }

  private remember(
    points: Point<Spoken>[],
    asked: number,
    call: TimedCall,
    base: View<Spoken> | undefined,
    shared: number,
  ) {
    if (base && shared === base.points.length) this.views.splice(this.views.indexOf(base), 1);
    this.views.push({ points, asked, endMs: call.endMs });
    const last = points.at(-1);
    if (call.responseId !== null && last) this.answers.set(call.responseId, last);
    if (this.views.length > maxViews) this.views.shift();
  }
}

/** What a call says between two messages that were known. */
interface Between {
  before: Spoken | undefined;
  next: Spoken;
  fresh: Spoken[];
}

/** Each right before the next known one; behind the one before, where answers of calls side by side stand the other way. */
function withBetween(entries: Spoken[], between: Between[]): Spoken[] {
  const places = new Map(entries.map((entry, index) => [entry, index]));
  const added = new Map<number, Spoken[]>();
  for (const { before, next, fresh } of between) {
    const after = before ? (places.get(before) ?? -1) + 1 : 0;
    const place = Math.max(after, places.get(next) ?? 0);
    const known = added.get(place);
    if (known) append(known, fresh);
    else added.set(place, [...fresh]);
  }
  const all: Spoken[] = [];
  for (let index = 0; index <= entries.length; index++) {
    append(all, added.get(index) ?? []);
    const entry = entries[index];
    if (entry) all.push(entry);
  }
  return all;
}

function spoken(call: TimedCall, side: "input" | "output", index: number, { message, atoms }: KnownMessage): Spoken {
  const at = side === "input" ? call.startMs : call.endMs;
  return { node: call[side].node, side, index, message, atoms, at, since: call.startMs, runs: [] };
}

function pointsOf(entry: Spoken): Point<Spoken>[] {
  return entry.atoms.map((atom) => ({ atom, entry }));
}

/**
 * The entry that holds this message already, if one does: it may say less or more of it, but where each says what the
 * other does not, the message was changed, and is a new one.
 */
function ownPoints(points: (Point<Spoken> | undefined)[], known: KnownMessage) {
  const found = points.filter((point) => point !== undefined);
  const [first] = found;
  if (!first) return undefined;
  const entries = [...new Set(found.map(({ entry }) => entry))];
  const last = entries.at(-1) ?? first.entry;
  if (found.length === points.length) {
    if (entries.length === 1) last.message = withIds(last.message, known.message);
    return { entry: first.entry, points: found };
  }
  const held = entries.reduce((count, { atoms }) => count + atoms.length, 0);
  if (held > found.length) return undefined;

  const missing = known.atoms.filter((_, i) => points[i] === undefined);
  last.message = toldMore(last.message, known, missing, entries.length === 1);
  last.atoms = [...last.atoms, ...missing];
  return {
    entry: first.entry,
    points: points.map((point, i) => point ?? { atom: known.atoms[i] ?? 0, entry: last }),
  };
}

/** A whole input came before, was answered, and others spoke since: the same words are said again. */
function saidAgain(
  entries: Spoken[],
  call: TimedCall,
  base: View<Spoken>,
  points: (Point<Spoken> | undefined)[],
): boolean {
  if (points.includes(undefined) || base.points.length === base.asked || call.startMs < base.endMs) return false;
  const last = base.points.at(-1)?.entry;
  for (let i = entries.length - 1; i >= 0 && entries[i] !== last; i--) {
    if (entries[i]?.message.role === "user" && entries[i]?.side === "input") return true;
  }
  return false;
}

function forgetLast(messages: KnownMessage[], points: (Point<Spoken> | undefined)[]) {
  const last = messages.at(-1);
  if (last?.message.role === "user") points.fill(undefined, points.length - last.atoms.length);
}

/** Some emitters put all of the conversation into the answer: where the answer itself begins. */
function repeated({ input, output }: { input: Side; output: Side }, asked: number[]): number {
  const whole = input.messages.flatMap(({ atoms }) => atoms);
  for (const history of [whole, asked]) {
    let length = 0;
    for (const [index, { atoms }] of output.messages.entries()) {
      if (history.length > 0 && length === history.length) return index;
      const from = length;
      if (atoms.some((atom, i) => atom !== history[from + i])) break;
      length += atoms.length;
    }
  }
  return 0;
}

/** Not by spreading: a call may hold more messages than a function takes arguments. */
function append<T>(list: T[], items: T[]) {
  for (const item of items) list.push(item);
}

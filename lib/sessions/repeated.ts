import { atomsOf } from "../thread/atoms";
import type { Thread, ThreadEntry } from "../thread/schema";

type MessageEntry = Extract<ThreadEntry, { type: "message" }>;

/** What a trace said in its own thread, sub-agents aside, as keys by which messages are known again. */
export interface Told {
  systems: ReadonlySet<string>;
  atoms: readonly string[];
}

export function toldIn(thread: Thread): Told {
  const systems = new Set<string>();
  const atoms: string[] = [];
  for (const { message } of ownMessages(thread)) {
    const own = atomsOf(message);
    if (message.role === "system") systems.add(own.join(" "));
    else for (const atom of own) atoms.push(atom);
  }
  return { systems, atoms };
}

/**
 * A thread without the messages with which it begins because one before holds them, that of which it repeats most, and how
 * many these are. An agent hands its model the history, as a whole, trimmed to a window or with some of it left out; where
 * it says something else, what is new begins. That for which something ran here stays.
 */
export function withoutRepeated(thread: Thread, before: readonly Told[]): { thread: Thread; repeated: number } {
  const own = ownMessages(thread);
  const systems = own.filter(({ message }) => message.role === "system");
  const history = historyOf(own.filter(({ message }) => message.role !== "system"));
  let repeated = new Set<ThreadEntry>();
  for (const told of before) {
    const known = systems.filter(({ message }) => told.systems.has(atomsOf(message).join(" ")));
    const all = [...known, ...knownOf(history, told.atoms)].filter(({ toolRuns }) => toolRuns.length === 0);
    if (all.length > repeated.size) repeated = new Set(all);
  }
  const lanes = thread.lanes.map((lane, i) =>
    i === 0 ? { ...lane, messageCount: lane.messageCount - repeated.size } : lane,
  );
  return {
    thread: { lanes, entries: thread.entries.filter((entry) => !repeated.has(entry)) },
    repeated: repeated.size,
  };
}

function ownMessages({ entries }: Thread): MessageEntry[] {
  return entries.flatMap((entry) => (entry.type === "message" && entry.lane === 0 ? [entry] : []));
}

/** What the first call was given, without the question at its end: that one is asked now. */
function historyOf(messages: MessageEntry[]): MessageEntry[] {
  const first = messages[0]?.spanId;
  const end = messages.findIndex(({ side, spanId }) => side === "output" || spanId !== first);
  const given = end < 0 ? messages : messages.slice(0, end);
  return given.at(-1)?.message.role === "user" ? given.slice(0, -1) : given;
}

/**
 * The longest start of a history whose messages stand in this order before. Without an answer in it, a history has to
 * begin as that did: what people say, they may say again.
 */
function knownOf(history: MessageEntry[], before: readonly string[]): MessageEntry[] {
  let known = 0;
  let place = 0;
  let isSame = true;
  let hasAnswer = false;
  for (const [index, { message }] of history.entries()) {
    const atoms = atomsOf(message);
    const from = place;
    for (const atom of atoms) place = before.indexOf(atom, place) + 1 || before.length + 1;
    if (place > before.length) break;
    if (atoms.length === 0) continue;
    isSame &&= place === from + atoms.length;
    hasAnswer ||= message.role !== "user";
    known = index + 1;
  }
  return isSame || hasAnswer ? history.slice(0, known) : [];
}

const MIN = 512;
const MAX = 4096;
/** One delimiter in 64 ends a chunk, so that one is about 900 characters long. */
const MASK = 63 << 20;

/** Gear hash: one random number a byte. Fixed for ever, or stored chunks would no longer meet new ones. */
const gear = new Int32Array(256);
for (let i = 0, state = 0x9e3779b9; i < gear.length; i++) {
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
  gear[i] = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
}

/** Behind these a chunk may end: never inside a word, an identifier, a path, a URL or an escape. */
const delimiter = new Uint8Array(0x10000);
for (const char of " \"',;{}[]()<>|、。，！？；：」』）】　") delimiter[char.charCodeAt(0)] = 1;

/**
 * Cuts text by its content (FastCDC's idea: Xia et al., 2016): the same passage gives the same chunks wherever it
 * stands. Returns the offsets at which chunks end.
 */
export function chunkEnds(text: string): number[] {
  const ends: number[] = [];
  const length = text.length;
  let start = 0;
  while (length - start > MIN) {
    const end = nextEnd(text, start, length);
    ends.push(end);
    start = end;
  }
  if (start < length) ends.push(length);
  return ends;
}

function nextEnd(text: string, start: number, length: number): number {
  const limit = Math.min(start + MAX, length);
  let hash = 0;
  let last = 0;
  // The hash reaches back 32 characters; what lies before them is not worth reading.
  for (let i = start + MIN - 32; i < limit; i++) {
    const code = text.charCodeAt(i);
    hash = (hash << 1) + (gear[code & 255] ?? 0);
    if (delimiter[code] === 1 && i >= start + MIN) {
      if ((hash & MASK) === 0) return i + 1;
      last = i + 1;
    }
  }
  if (limit === length) return length;
  return last || hardEnd(text, start, limit);
}

/**
 * Text without any delimiter, such as a list of paths or base64: cut behind what is no letter or before a line break, or
 * else where no escape and no surrogate pair is torn.
 */
function hardEnd(text: string, start: number, limit: number): number {
  for (let at = limit; at > start + MIN; at--) if (isBetweenWords(text, at)) return at;
  return endInLetters(text, start, limit);
}

function isBetweenWords(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before === BACKSLASH) return false;
  if (before < 128 && !letters.test(text[at - 1] ?? "")) return text.charCodeAt(at - 2) !== BACKSLASH;
  if (text.charCodeAt(at) !== BACKSLASH) return false;
  let letter = at;
  while (letter - at < 64 && text.charCodeAt(letter) === BACKSLASH) letter++;
  return "nrt".includes(text[letter] ?? "u");
}

const BACKSLASH = 92;
const letters = /[A-Za-z0-9]/;

function endInLetters(text: string, start: number, limit: number): number {
  let at = limit - 1;
  while (at >= limit - 5 && text[at] !== "\\") at--;
  if (at < limit - 5) return isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit;
  let run = at;
  while (run > start && text[run - 1] === "\\") run--;
  return at - run < 64 ? run : at - ((at - run) % 2);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** How far words may go on that stand before a cut: nowhere, unless there was no delimiter to cut at. */
const MAX_REACH = 2_048;

/** Up to where the text belongs together with what is before `end`, which is a place that it was cut at. */
export function reachOf(text: string, end: number): number {
  if (end >= text.length || isDelimiter(text, end - 1)) return end;
  let reach = end;
  while (reach < text.length && reach - end < MAX_REACH && !isDelimiter(text, reach)) reach++;
  return reach;
}

/** Whether a chunk may end behind this character for its own sake. */
export function isDelimiter(text: string, at: number): boolean {
  return delimiter[text.charCodeAt(at)] === 1;
}

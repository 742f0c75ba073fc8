const ascii = /^[\0-\x7f]*$/;
const marks = /\p{M}/gu;

/** Text as it is compared: without case, accents and compatibility forms (ﬁ, ²), in any script. */
export function foldText(text: string) {
  return ascii.test(text)
    ? text.toLowerCase()
    : text.normalize("NFKD").replace(marks, "").toLowerCase().replaceAll("ς", "σ");
}

/** `term` is folded already; nothing includes an empty one. */
export function includesFolded(text: string, term: string) {
  return term !== "" && foldText(text).includes(term);
}

/** Where a folded term stands in a text, as offsets into the text itself; at most `limit` places, none overlapping. */
export function findFolded(text: string, term: string, limit = 10_000): [start: number, end: number][] {
  if (term === "") return [];
  const { folded, offsets } = foldWithOffsets(text);
  const places: [number, number][] = [];
  for (let at = folded.indexOf(term); at >= 0 && places.length < limit; at = folded.indexOf(term, at + term.length)) {
    places.push([offsets?.[at] ?? at, offsets?.[at + term.length] ?? at + term.length]);
  }
  return places;
}

export function countFolded(text: string, term: string) {
  if (term === "") return 0;
  const folded = foldText(text);
  let count = 0;
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) count++;
  return count;
}

/** Folded letter by letter; `offsets` says where in the text each folded character came from, if that differs. */
export function foldWithOffsets(text: string): { folded: string; offsets?: number[] } {
  if (ascii.test(text)) return { folded: text.toLowerCase() };
  const offsets: number[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const letter of text) {
    const piece = letter < "\x80" ? letter.toLowerCase() : foldText(letter);
    for (let i = 0; i < piece.length; i++) offsets.push(at);
    pieces.push(piece);
    at += letter.length;
  }
  offsets.push(at);
  return { folded: pieces.join(""), offsets };
}

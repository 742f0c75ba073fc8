const charactersPerLine = 70;

/** The beginning of a text: so much as a reader takes in at a glance, and never half a character. */
export function clampText(text: string, lines = 30) {
  let end = -1;
  for (let line = 0; line < lines; line++) {
    end = text.indexOf("\n", end + 1);
    if (end === -1) break;
  }
  const cut = (end === -1 ? text : text.slice(0, end)).slice(0, lines * charactersPerLine);
  // A little more is not worth a button.
  if (cut.length > text.length * 0.8) return text;
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

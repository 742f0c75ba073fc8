import { cutText } from "../cut-text";

const charactersPerLine = 70;

/** The beginning of a text: so much as a reader takes in at a glance, and never half a character. */
export function clampText(text: string, lines = 30) {
  let end = -1;
  for (let line = 0; line < lines; line++) {
    end = text.indexOf("\n", end + 1);
    if (end === -1) break;
  }
  const cut = cutText(end === -1 ? text : text.slice(0, end), lines * charactersPerLine);
  // A little more is not worth a button.
  return cut.length > text.length * 0.8 ? text : cut;
}

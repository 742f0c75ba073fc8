/**
 * What a reader would not see, or would be misled by: controls, overrides of the reading direction, spaces of no
 * width, tags and lone surrogates. Joiners and variation selectors stay where they shape letters or emoji.
 */
const hidden =
  /(?![\t\n])\p{Cc}|\p{Cs}|[\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<!\P{ASCII})(?:\u200c|\u200d)|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu;

const names =
  "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split(
    " ",
  );

/** The text with everything hidden in it written out: ⟦NUL⟧, ⟦U+202E⟧. Lines and tabs stay. */
export function visibleText(text: string) {
  return text.replaceAll("\r\n", "\n").replace(hidden, spell);
}

function spell(character: string) {
  const code = character.codePointAt(0) ?? 0;
  return `⟦${names[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`}⟧`;
}

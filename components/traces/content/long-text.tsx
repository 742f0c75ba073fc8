import { splitText } from "@/lib/traces/shown-part";
import { visibleText } from "@/lib/traces/visible-text";

/** All of a text, with what is hidden in it written out. Of a long one the browser lays out what is in sight. */
export function LongText({ text }: { text: string }) {
  if (text.length <= 4_000) return visibleText(text);
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text
  return splitText(text).map((piece, index) => <Piece key={index} text={piece} />);
}

/** A component of its own, between two of which a transition lets the page draw. */
function Piece({ text }: { text: string }) {
  return (
    <span className="block [contain-intrinsic-size:auto_400px] [content-visibility:auto]">{visibleText(text)}</span>
  );
}

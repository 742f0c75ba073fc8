import type { RefObject } from "react";
import { cx } from "@/components/ui/cx";
import { type Piece, pieces } from "@/lib/search/pieces";

type Props = { text: string; wrongAt: number | undefined; ref: RefObject<HTMLDivElement | null> };

/** The text of the query bar once more, in colour, right behind the input, whose own letters are transparent. */
export function QueryMirror({ text, wrongAt, ref }: Props) {
  return (
    <div
      ref={ref}
      aria-hidden
      className="pointer-events-none absolute inset-y-0 right-17 left-8.5 overflow-hidden whitespace-pre font-mono text-sm leading-8 forced-colors:hidden"
    >
      {pieces(text).map((piece) => (
        <Coloured key={piece.start} piece={piece} wrongAt={wrongAt} />
      ))}
      {wrongAt !== undefined && wrongAt >= text.length && <span className={wrong}> </span>}
    </div>
  );
}

const wrong = "border-bad border-b-2 bg-bad-bg py-0.5";

function Coloured({ piece, wrongAt }: { piece: Piece; wrongAt: number | undefined }) {
  const { text, start } = piece;
  const cut =
    wrongAt !== undefined && wrongAt >= start && wrongAt < start + text.length ? wrongAt - start : text.length;
  return (
    <span className={colour(piece)}>
      {text.slice(0, cut)}
      {cut < text.length && <span className={wrong}>{text.slice(cut)}</span>}
    </span>
  );
}

function colour({ kind, not }: Piece) {
  return cx(
    kind === "field" && "rounded-l-sm bg-hover py-0.5",
    kind === "value" && "rounded-r-sm bg-hover py-0.5 font-semibold",
    kind === "phrase" && "rounded-sm bg-mark py-0.5",
    kind === "or" && "text-accent",
    not ? "text-bad" : kind === "field" ? "text-fg-2" : kind !== "or" && "text-fg",
  );
}

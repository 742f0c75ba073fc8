import { ArrowUp } from "lucide-react";

type Props = { count: number; noun: "trace" | "match"; onShow: () => void };

const plurals = { trace: "traces", match: "matches" };

export function NewTraces({ count, noun, onShow }: Props) {
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-9 z-20 flex justify-center">
      <button
        type="button"
        onClick={onShow}
        className="pointer-events-auto flex h-7 items-center gap-1.5 rounded-full border border-accent bg-panel px-3 font-medium shadow-float hover:bg-hover"
      >
        <ArrowUp aria-hidden className="size-4" />
        {count >= 50 ? "50 or more" : count} new {count === 1 ? noun : plurals[noun]}
      </button>
    </div>
  );
}

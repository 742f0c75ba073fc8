import { RotateCw } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { NoteRow } from "@/lib/sessions/conversation";
import { threadRowId } from "../thread/thread-scene";

type Props = {
  ref: Ref<HTMLElement>;
  row: NoteRow;
  index: number;
  count: number;
  top: number;
  tabbable: boolean;
  onActive: (key: string) => void;
  onRetry: (number: number) => void;
};

/** A turn that says nothing, or of which it is not known yet. */
export function ConversationNote({ ref, row, index, count, top, tabbable, onActive, onRetry }: Props) {
  const { state, key, number } = row;
  return (
    <article
      ref={ref}
      id={threadRowId(key)}
      data-index={index}
      tabIndex={tabbable ? 0 : -1}
      aria-label={labels[state]}
      aria-busy={state === "loading"}
      aria-posinset={index + 1}
      aria-setsize={count}
      onFocus={() => onActive(key)}
      style={{ transform: `translateY(${top}px)` }}
      className="absolute top-0 left-0 w-full"
    >
      <div className="mx-auto max-w-[860px] px-4 py-3 @3xl:px-6">{contents(state, () => onRetry(number))}</div>
    </article>
  );
}

const labels = { loading: "Loading the turn", failed: "The turn could not be loaded", silent: "Nothing said" };

function contents(state: NoteRow["state"], onRetry: () => void): ReactNode {
  if (state === "silent") {
    return <p className="text-fg-3">Nothing that the turns before did not say. Open the trace to see its spans.</p>;
  }
  if (state === "failed") {
    return (
      <p role="alert" className="flex items-center gap-3 text-bad">
        This turn could not be loaded.
        <Button size="sm" onClick={onRetry}>
          <RotateCw /> Try again
        </Button>
      </p>
    );
  }
  return (
    <div className="grid h-44 grid-cols-[24px_minmax(0,1fr)] content-start gap-x-2.5">
      <Skeleton className="size-6 rounded-full" />
      <div className="flex flex-col gap-2.5 pt-1.5">
        <Skeleton className="h-3 w-24" />
        <Skeleton className="h-3 w-4/5" />
        <Skeleton className="h-3 w-3/5" />
        <Skeleton className="mt-3 h-3 w-24" />
        <Skeleton className="h-3 w-2/3" />
      </div>
    </div>
  );
}

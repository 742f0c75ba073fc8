import { Hourglass } from "lucide-react";
import { Button } from "./button";

type Props = { count: number; searching: boolean; newestFirst: boolean; onGoOn: () => void };

/** The time was up before the page was full: says so, and goes on where it stopped. */
export function PartialNote({ count, searching, newestFirst, onGoOn }: Props) {
  const soFar = newestFirst ? "these are the newest matches so far" : "these are the matches so far";

  return (
    <p
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 px-3 py-3 text-center text-fg-2"
    >
      <span>
        <Hourglass aria-hidden className="mr-1.5 inline size-4 text-warn" />
        The search took too long; {count === 0 ? "nothing was found so far" : soFar}.
      </span>
      <Button size="sm" disabled={searching} onClick={onGoOn}>
        {searching ? "Searching…" : "Go on searching"}
      </Button>
    </p>
  );
}

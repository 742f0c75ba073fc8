import { ChevronDown, ChevronUp } from "lucide-react";
import { Button } from "@/components/ui/button";

type Props = { open: boolean; loading: boolean; error: Error | null; onToggle: () => void; onRetry: () => void };

/** Under what is folded: the rest of it, which may have to be fetched. */
export function ThreadFoldButton({ open, loading, error, onToggle, onRetry }: Props) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2 text-sm">
      <Button size="sm" variant="quiet" className="-ml-2" aria-expanded={open} onClick={onToggle}>
        {open ? <ChevronUp /> : <ChevronDown />}
        {open ? "Show less" : "Show all"}
      </Button>
      {open && loading && (
        <span role="status" className="text-fg-3">
          Loading the rest…
        </span>
      )}
      {open && error && (
        <span role="alert" className="flex items-center gap-1 text-bad">
          The rest could not be loaded.
          <Button size="sm" variant="quiet" onClick={onRetry}>
            Try again
          </Button>
        </span>
      )}
    </div>
  );
}

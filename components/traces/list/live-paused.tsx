import { Pause } from "lucide-react";
import { Button } from "@/components/ui/button";

const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Since when the list has been held. Only ever shown after a click, so in the zone of whoever looks. */
export function LivePaused({ since, onResume }: { since: number; onResume: () => void }) {
  return (
    <p
      role="status"
      className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-2 border-line border-b bg-sunken px-3 py-1 text-fg-2 text-sm"
    >
      <Pause aria-hidden className="size-3.5 shrink-0" />
      <span>
        Paused since <time dateTime={new Date(since).toISOString()}>{time.format(since)}</time>: nothing new is fetched.
      </span>
      <Button size="sm" className="ml-auto" onClick={onResume}>
        Resume
      </Button>
    </p>
  );
}

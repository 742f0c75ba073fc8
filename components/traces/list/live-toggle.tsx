import { Pause } from "lucide-react";
import { Button } from "@/components/ui/button";

type Props = { live: boolean; possible: boolean; onChange: (live: boolean) => void };

const reasons = {
  live: "New traces appear by themselves. Click to pause.",
  paused: "Paused. Click to let new traces appear again.",
  impossible: "New traces appear by themselves while the list is sorted by time, newest first, and reaches until now.",
};

/** Lets new matches come, or holds the list as it is. */
export function LiveToggle({ live, possible, onChange }: Props) {
  return (
    <span title={reasons[possible ? (live ? "live" : "paused") : "impossible"]}>
      <Button size="lg" variant="quiet" aria-pressed={live} disabled={!possible} onClick={() => onChange(!live)}>
        {live ? (
          <span aria-hidden className="grid size-4 place-items-center">
            <span className="col-start-1 row-start-1 size-3 animate-pulse rounded-full bg-good-bg" />
            <span className="col-start-1 row-start-1 size-1.5 rounded-full bg-good" />
          </span>
        ) : (
          <Pause aria-hidden />
        )}
        Live
      </Button>
    </span>
  );
}

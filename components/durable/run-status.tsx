import { Ban, Check, Clock, LoaderCircle, TriangleAlert } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import type { DurableRun } from "@/lib/durable/schema";
import { statusNames } from "./run-words";

const looks = {
  queued: { Icon: Clock, tone: "neutral" },
  running: { Icon: LoaderCircle, tone: "warn" },
  completed: { Icon: Check, tone: "good" },
  failed: { Icon: TriangleAlert, tone: "bad" },
  cancelled: { Icon: Ban, tone: "neutral" },
} as const;

export function RunStatus({ status }: { status: DurableRun["status"] }) {
  const { Icon, tone } = looks[status];
  return (
    <Chip tone={tone}>
      <Icon aria-hidden className={status === "running" ? "animate-spin motion-reduce:animate-none" : undefined} />
      {statusNames[status]}
    </Chip>
  );
}

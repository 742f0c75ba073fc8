import { Skeleton } from "@/components/ui/skeleton";
import type { AgentTime } from "@/lib/agents/filter";
import type { CallProfile } from "@/lib/agents/schema";
import { CallTable } from "./call-table";

type Props = { project: string; agentId: string; time: AgentTime; calls: CallProfile[] | undefined };

/** Which models and tools its runs called, and how that went. */
export function CallProfiles({ calls, ...props }: Props) {
  if (!calls) return <Skeleton className="h-64 w-full shrink-0 rounded-lg" />;

  return (
    <>
      <CallTable {...props} kind="model" calls={calls.filter(({ kind }) => kind === "model")} />
      <CallTable {...props} kind="tool" calls={calls.filter(({ kind }) => kind === "tool")} />
    </>
  );
}

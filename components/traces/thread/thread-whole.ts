import { useQuery } from "@tanstack/react-query";
import type { ThreadEntry } from "@/lib/thread/schema";
import { traceOptions } from "@/lib/traces/options";
import type { ThreadScene } from "./thread-scene";

/** The span that has an entry whole, once somebody wants more than the thread was sent with. */
export function useWholeSpan({ project, trace }: ThreadScene, entry: ThreadEntry | undefined, wanted: boolean) {
  const cut = entry !== undefined && entry.type !== "agent" && entry.cut;
  return useQuery({
    ...traceOptions.span(project, trace.traceId, entry?.spanId ?? "", trace.updatedAt),
    enabled: wanted && cut,
  });
}

import { Check, CircleX, TriangleAlert } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import type { Trace } from "@/lib/traces/schema";

type Props = { trace: Pick<Trace, "status" | "statusMessage" | "hiddenErrorCount"> };

/** A hidden error is one that the content tells of while every status says OK. */
export function StatusChip({ trace }: Props) {
  if (trace.status === "error") {
    return (
      <Chip tone="bad" title={trace.statusMessage ?? undefined}>
        <CircleX aria-hidden /> Error
      </Chip>
    );
  }
  if (trace.hiddenErrorCount > 0) {
    return (
      <Chip tone="warn" title="The status says OK, but the content of a span says that it failed">
        <TriangleAlert aria-hidden /> Hidden error
      </Chip>
    );
  }
  return (
    <Chip tone="good">
      <Check aria-hidden /> OK
    </Chip>
  );
}

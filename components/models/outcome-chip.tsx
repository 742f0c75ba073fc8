import { Check, TriangleAlert } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import type { ModelOutcome } from "@/db/enums";
import { outcomeNames } from "./names";

export function OutcomeChip({ outcome }: { outcome: ModelOutcome }) {
  const Icon = outcome === "ok" ? Check : TriangleAlert;
  return (
    <Chip tone={outcome === "ok" ? "good" : "bad"}>
      <Icon aria-hidden />
      {outcomeNames[outcome]}
    </Chip>
  );
}

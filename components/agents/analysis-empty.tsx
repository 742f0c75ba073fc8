import { Sparkles } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

export function AnalysisEmpty() {
  return (
    <EmptyState icon={Sparkles} title="No analysis yet of this agent">
      An analysis reads its runs together and reports what goes wrong in many of them, each finding with the traces that
      show it. This version of Pharos cannot run analyses.
    </EmptyState>
  );
}

import { Activity } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

export function SignalsEmpty() {
  return (
    <EmptyState icon={Activity} title="No signals yet for this agent">
      A signal asks one plain question of its runs, such as whether the user got what they asked for, and counts the
      answers. This version of Pharos cannot create signals.
    </EmptyState>
  );
}

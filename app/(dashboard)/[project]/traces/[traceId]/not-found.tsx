import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

export default function TraceNotFound() {
  return (
    <EmptyState icon={SearchX} title="No such trace in this project">
      Its id is wrong, its spans have not arrived yet, or it is older than the project keeps traces.
    </EmptyState>
  );
}

import { RotateCw, SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function TraceMissing({ onRetry }: { onRetry: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No such trace in this project"
      action={
        <Button onClick={onRetry}>
          <RotateCw aria-hidden /> Look again
        </Button>
      }
    >
      Its id is wrong, its spans have not arrived yet, or it is older than the project keeps traces.
    </EmptyState>
  );
}

import { RotateCw, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function TraceMissing({ onRetry, more }: { onRetry: () => void; more?: ReactNode }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No such trace in this project"
      action={
        <span className="flex gap-2">
          <Button onClick={onRetry}>
            <RotateCw aria-hidden /> Look again
          </Button>
          {more}
        </span>
      }
    >
      Its id is wrong, its spans have not arrived yet, or it is older than the project keeps traces.
    </EmptyState>
  );
}

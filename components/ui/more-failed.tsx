import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";

/** Below the rows that are there: the next ones did not come. */
export function MoreFailed({ children, onRetry }: { children: ReactNode; onRetry: () => void }) {
  return (
    <p role="alert" className="flex items-center justify-center gap-3 py-3 text-fg-2">
      {children}
      <Button size="sm" onClick={onRetry}>
        <RotateCw /> Try again
      </Button>
    </p>
  );
}

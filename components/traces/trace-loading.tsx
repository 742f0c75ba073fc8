import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";

const widths = ["60%", "45%", "52%", "38%", "48%", "42%", "55%", "35%", "44%", "50%"];

export function TraceLoading({ controls }: { controls: ReactNode }) {
  return (
    <div role="status" aria-label="Loading the trace" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-2 px-4">
        <Skeleton className="h-4 w-48" />
        <div className="ml-auto flex gap-0.5">{controls}</div>
      </div>
      <div className="flex h-[46px] shrink-0 gap-6 border-line border-b px-4">
        {["a", "b", "c", "d", "e"].map((key) => (
          <Skeleton key={key} className="h-8 w-16" />
        ))}
      </div>
      <div className="flex flex-col gap-4 p-4">
        {widths.map((width) => (
          <span key={width} style={{ width }}>
            <Skeleton className="h-3 w-full" />
          </span>
        ))}
      </div>
    </div>
  );
}

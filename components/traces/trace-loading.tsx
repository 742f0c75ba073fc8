import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { SpansLoading } from "./spans-loading";

/** A trace of which nothing is known yet, or nothing can be known. */
export function TraceLoading({ controls, failure }: { controls: ReactNode; failure: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-2 px-4">
        {!failure && <Skeleton className="h-4 w-48" />}
        <div className="ml-auto flex gap-0.5">{controls}</div>
      </div>
      {failure || (
        <>
          <div className="flex h-[46px] shrink-0 gap-6 border-line border-b px-4">
            {["a", "b", "c", "d", "e"].map((key) => (
              <Skeleton key={key} className="h-8 w-16" />
            ))}
          </div>
          <SpansLoading />
        </>
      )}
    </div>
  );
}

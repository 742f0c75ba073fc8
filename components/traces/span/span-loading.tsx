import { Skeleton } from "@/components/ui/skeleton";

export function SpanLoading() {
  return (
    <div role="status" aria-label="Loading the span" className="flex flex-col gap-2">
      <Skeleton className="h-24 w-full rounded-md" />
      <Skeleton className="h-36 w-full rounded-md" />
    </div>
  );
}

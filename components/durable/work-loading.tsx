import { Skeleton } from "@/components/ui/skeleton";

export function WorkLoading() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3">
      <Skeleton className="h-5 w-32" />
      <Skeleton className="h-4 w-full max-w-md" />
      <Skeleton className="h-44 w-full" />
      <Skeleton className="mt-3 h-5 w-24" />
      <Skeleton className="h-8 w-full max-w-md" />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}

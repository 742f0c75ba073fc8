import { Skeleton } from "@/components/ui/skeleton";

export default function SettingsLoading() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3">
      <Skeleton className="h-4 w-64" />
      <Skeleton className="h-8 w-full max-w-md" />
      <Skeleton className="h-8 w-full max-w-md" />
    </div>
  );
}

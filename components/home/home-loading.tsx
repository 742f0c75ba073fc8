import { Skeleton } from "@/components/ui/skeleton";

export function HomeLoading() {
  return (
    <div aria-busy className="grid content-start gap-3 p-3 lg:grid-cols-2">
      <span className="sr-only">Loading the project</span>
      <Skeleton className="h-[120px] rounded-lg lg:col-span-2" />
      {["attention", "traces", "agents", "sessions"].map((panel) => (
        <Skeleton key={panel} className="h-72 rounded-lg" />
      ))}
    </div>
  );
}

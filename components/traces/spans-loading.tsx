import { Skeleton } from "@/components/ui/skeleton";

const widths = ["60%", "45%", "52%", "38%", "48%", "42%", "55%", "35%", "44%", "50%"];

export function SpansLoading() {
  return (
    <div role="status" aria-label="Loading the spans" className="flex flex-col gap-4 p-4">
      {widths.map((width) => (
        <span key={width} style={{ width }}>
          <Skeleton className="h-3 w-full" />
        </span>
      ))}
    </div>
  );
}

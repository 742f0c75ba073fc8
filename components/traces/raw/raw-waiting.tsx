import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Gutter } from "./raw-line";

const widths = ["w-24", "w-64", "w-80", "w-56", "w-72", "w-40"];

type Props = { line: number; failure: { message: string; retry: () => void } | undefined };

/**
 * Stands for the lines of a span until they are there; its first one says if they did not come. It does not pulse, as
 * skeletons elsewhere do: a screen full of it costs frames while somebody scrolls.
 */
export function RawWaiting({ line, failure }: Props) {
  if (!failure) {
    return (
      <>
        <Gutter>{null}</Gutter>
        <span aria-hidden className={`mt-1.5 ml-4 h-2 rounded-sm bg-hover ${widths[line % widths.length]}`} />
      </>
    );
  }
  if (line > 1) return null;
  return (
    <span role="alert" className="sticky left-0 flex w-[100cqw] items-center gap-2 pr-2 pl-[7ch] font-sans">
      <span className="truncate text-bad" title={failure.message}>
        Not loaded: {failure.message}
      </span>
      <Button size="sm" className="h-5" onClick={failure.retry}>
        <RotateCw /> Try again
      </Button>
    </span>
  );
}

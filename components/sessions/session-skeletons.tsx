import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import { sessionColumns } from "./session-columns";

export function SessionSkeletons({ count }: { count: number }) {
  return Array.from({ length: count }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
    <tr key={row} aria-hidden className="h-13">
      {sessionColumns.map(({ label, numeric, narrow }) => (
        <td key={label} className={cx("border-line border-b px-2.5", !narrow && "max-md:hidden")}>
          <Skeleton className={cx("h-3", numeric ? "ml-auto w-10" : "w-3/4")} />
          {label === "Session" && <Skeleton className="mt-2 h-2.5 w-1/3" />}
        </td>
      ))}
    </tr>
  ));
}

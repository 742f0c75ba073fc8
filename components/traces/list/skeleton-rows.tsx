import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";

type Props = { count: number; columns: { id: string; numeric?: boolean; narrow?: boolean }[] };

export function SkeletonRows({ count, columns }: Props) {
  return Array.from({ length: count }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
    <tr key={row} aria-hidden className="h-(--row)">
      {columns.map(({ id, numeric, narrow }) => (
        <td key={id} className={cx("border-line border-b px-2.5", !narrow && "max-md:hidden")}>
          <Skeleton className={cx("h-3", numeric ? "ml-auto w-10" : "w-3/4")} />
        </td>
      ))}
    </tr>
  ));
}

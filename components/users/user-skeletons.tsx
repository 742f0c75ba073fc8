import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import { userColumns } from "./user-columns";

export function UserSkeletons({ count }: { count: number }) {
  return Array.from({ length: count }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
    <tr key={row} aria-hidden className="h-10">
      {userColumns.map(({ label, numeric, narrow }) => (
        <td key={label} className={cx("border-line border-b px-2.5", !narrow && "max-md:hidden")}>
          <Skeleton className={cx("h-3", numeric ? "ml-auto w-10" : "w-48 max-w-full")} />
        </td>
      ))}
    </tr>
  ));
}

import { cx } from "@/components/ui/cx";
import { sessionColumns } from "./session-columns";

export function SessionsHeader() {
  return (
    <tr>
      {sessionColumns.map(({ label, width, numeric, narrow }) => (
        <th
          key={label}
          scope="col"
          style={{ width }}
          className={cx(
            "sticky top-0 z-10 h-[30px] whitespace-nowrap border-line border-b bg-panel px-2.5 font-medium text-fg-3 text-sm",
            numeric ? "text-right" : "text-left",
            !narrow && "max-md:hidden",
          )}
        >
          {label}
        </th>
      ))}
    </tr>
  );
}

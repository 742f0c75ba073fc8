"use client";

import { ArrowDown } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { useUrlState } from "@/lib/url-state";
import { userFilter } from "@/lib/users/filter";
import { userColumns } from "./user-columns";

export function UsersHeader() {
  const [filter, setFilter] = useUrlState(userFilter);

  return (
    <tr>
      {userColumns.map(({ label, width, sort, numeric, narrow }) => {
        const sorted = sort !== undefined && sort === filter.sort;
        return (
          <th
            key={label}
            scope="col"
            style={{ width }}
            aria-sort={sorted ? "descending" : undefined}
            className={cx(
              "sticky top-0 z-10 h-[30px] whitespace-nowrap border-line border-b bg-panel px-2.5 font-medium text-fg-3 text-sm",
              numeric ? "text-right" : "text-left",
              !narrow && "max-md:hidden",
            )}
          >
            <span className={cx("flex items-center", numeric && "justify-end")}>
              {sort ? (
                <button
                  type="button"
                  onClick={() => setFilter({ sort })}
                  className={cx(
                    "group inline-flex flex-row-reverse items-center gap-0.5 rounded-sm hover:text-fg",
                    sorted && "text-fg",
                  )}
                >
                  {label}
                  <ArrowDown aria-hidden className={cx("size-3", !sorted && "opacity-0 group-hover:opacity-60")} />
                </button>
              ) : (
                label
              )}
            </span>
          </th>
        );
      })}
    </tr>
  );
}

"use client";

import type { Ref } from "react";
import { clickRow } from "@/components/ui/click-row";
import { cx } from "@/components/ui/cx";
import type { EndUser } from "@/lib/users/schema";
import { userColumns } from "./user-columns";

type Props = {
  ref: Ref<HTMLTableRowElement>;
  project: string;
  user: EndUser;
  index: number;
  onFocus: () => void;
};

export function UserRow({ ref, project, user, index, onFocus }: Props) {
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      onFocus={onFocus}
      onClick={clickRow}
      className="relative h-10 focus-within:bg-hover hover:bg-hover"
    >
      {userColumns.map(({ label, cell, numeric, narrow }) => (
        <td
          key={label}
          className={cx(
            "truncate border-line border-b px-2.5 max-md:py-1",
            numeric && "text-right tabular-nums",
            !narrow && "max-md:hidden",
          )}
        >
          {cell(user, project)}
        </td>
      ))}
    </tr>
  );
}

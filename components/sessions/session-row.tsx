"use client";

import type { Ref } from "react";
import { clickRow } from "@/components/ui/click-row";
import { cx } from "@/components/ui/cx";
import type { Session } from "@/lib/sessions/schema";
import { sessionColumns } from "./session-columns";

type Props = {
  ref: Ref<HTMLTableRowElement>;
  project: string;
  session: Session;
  index: number;
  onFocus: () => void;
};

export function SessionRow({ ref, project, session, index, onFocus }: Props) {
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      onFocus={onFocus}
      onClick={clickRow}
      className="relative h-13 focus-within:bg-hover hover:bg-hover"
    >
      {sessionColumns.map(({ label, cell, numeric, narrow }) => (
        <td
          key={label}
          className={cx(
            "truncate border-line border-b px-2.5 py-1",
            numeric && "text-right tabular-nums",
            !narrow && "max-md:hidden",
            label === "Last" && "max-md:align-top",
          )}
        >
          {cell(session, project)}
        </td>
      ))}
    </tr>
  );
}

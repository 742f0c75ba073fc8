"use client";

import type { ColumnVisibilityState, Updater } from "@tanstack/react-table";
import { useState } from "react";
import { writeHiddenColumns } from "@/lib/traces/columns";

export function useHiddenColumns(hidden: string[]) {
  const [visibility, setVisibility] = useState<ColumnVisibilityState>(() =>
    Object.fromEntries(hidden.map((id) => [id, false])),
  );

  function change(update: Updater<ColumnVisibilityState>) {
    const next = typeof update === "function" ? update(visibility) : update;
    setVisibility(next);
    writeHiddenColumns(Object.keys(next).filter((id) => next[id] === false));
  }

  return [visibility, change] as const;
}

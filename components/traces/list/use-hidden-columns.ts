"use client";

import { useState } from "react";
import { writeHiddenColumns } from "@/lib/traces/columns";
import { useUrlState } from "@/lib/url-state";
import { openView, writeHidden } from "@/lib/views/address";

/** The columns that this browser hides, or those that the address does, which a saved view put there. */
export function useHiddenColumns(hiddenHere: string[]) {
  const [{ hidden: inAddress }, setView] = useUrlState(openView);
  const [own, setOwn] = useState(hiddenHere);

  function hide(ids: string[]) {
    if (inAddress) return setView({ hidden: writeHidden(ids) });
    setOwn(ids);
    writeHiddenColumns(ids);
  }

  return [inAddress ?? own, hide] as const;
}

"use client";

import type { ReactTable } from "@tanstack/react-table";
import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuCheckboxItem, MenuLabel } from "@/components/ui/dropdown-menu";
import type { ListedTrace } from "@/lib/traces/schema";
import { matchColumn, roomForMatch, type traceFeatures } from "./trace-columns";

export function ColumnsMenu({ table }: { table: ReactTable<typeof traceFeatures, ListedTrace> }) {
  const showsMatches = table.getColumn(matchColumn)?.getIsVisible();

  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button
          variant="quiet"
          size="icon-sm"
          className="-mr-1.5 max-md:hidden"
          aria-label="Choose columns"
          title="Columns"
        >
          <Columns3 />
        </Button>
      }
    >
      <MenuLabel>Columns</MenuLabel>
      {table
        .getAllLeafColumns()
        .filter((column) => column.getCanHide() && !(showsMatches && roomForMatch.includes(column.id)))
        .map((column) => (
          <MenuCheckboxItem
            key={column.id}
            checked={column.getIsVisible()}
            onCheckedChange={(visible) => column.toggleVisibility(visible)}
            onSelect={(event) => event.preventDefault()}
          >
            {column.columnDef.meta?.label}
          </MenuCheckboxItem>
        ))}
    </DropdownMenu>
  );
}

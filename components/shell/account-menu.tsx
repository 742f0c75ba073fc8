"use client";

import { ChevronsUpDown, CircleUser, LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { ThemeMenu } from "./theme-menu";

export function AccountMenu({ user }: { user: { name: string; email: string } }) {
  return (
    <DropdownMenu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={`Account of ${user.name || user.email}`}
          className="flex h-[30px] w-full items-center gap-2 rounded-md px-2 text-fg-2 hover:bg-hover hover:text-fg data-[state=open]:bg-hover"
        >
          <CircleUser aria-hidden className="size-4 shrink-0" />
          <span className="truncate">{user.name || user.email}</span>
          <ChevronsUpDown aria-hidden className="ml-auto size-3.5 shrink-0" />
        </button>
      }
    >
      <div className="max-w-60 truncate px-2 py-1 text-fg-3 text-sm">{user.email}</div>
      <MenuSeparator />
      <ThemeMenu />
      <MenuSeparator />
      <MenuItem onSelect={() => signOut({ callbackUrl: "/sign-in" })}>
        <LogOut /> Sign out
      </MenuItem>
    </DropdownMenu>
  );
}

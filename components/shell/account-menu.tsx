"use client";

import { ChevronsUpDown, CircleUser, LogOut, UserCog } from "lucide-react";
import Link from "next/link";
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
      <MenuItem asChild>
        <Link href="/account">
          <UserCog aria-hidden /> Account
        </Link>
      </MenuItem>
      <MenuItem onSelect={() => signOut({ callbackUrl: "/sign-in" })}>
        <LogOut aria-hidden /> Sign out
      </MenuItem>
    </DropdownMenu>
  );
}

"use client";

import { Search } from "lucide-react";
import { useRef } from "react";
import { Input } from "@/components/ui/input";
import { useDraft } from "@/components/ui/use-draft";
import { useKeys } from "@/components/ui/use-keys";
import { useUrlState } from "@/lib/url-state";
import { userFilter } from "@/lib/users/filter";

const pauseMs = 300;

/** Finds users by how their id begins: `/` focuses it. */
export function UsersFind() {
  const input = useRef<HTMLInputElement>(null);
  const [{ find }, setFilter] = useUrlState(userFilter);
  const [text, type] = useDraft(find, (next) => setFilter({ find: next.trim() || undefined }), pauseMs);

  useKeys((key) => {
    if (key !== "/") return false;
    input.current?.select();
    return true;
  });

  return (
    <search className="relative w-80 max-w-full">
      <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-fg-3" />
      <Input
        ref={input}
        type="search"
        aria-label="Find users by the beginning of their id"
        aria-keyshortcuts="/"
        placeholder="User id begins with…"
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") input.current?.blur();
          if (event.key === "Enter") type(text, 0);
        }}
        className="pl-8.5"
      />
    </search>
  );
}

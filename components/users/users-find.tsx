"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { useKeys } from "@/components/ui/use-keys";
import { useUrlState } from "@/lib/url-state";
import { userFilter } from "@/lib/users/filter";

const pauseMs = 300;

/** Finds users by how their id begins: `/` focuses it. */
export function UsersFind() {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ find }, setFilter] = useUrlState(userFilter);
  const [text, setText] = useState(find);
  const [seen, setSeen] = useState(find);

  if (find !== seen) {
    setSeen(find);
    if (find !== text.trim()) setText(find);
  }

  function ask(next: string, after: number) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setFilter({ find: next.trim() || undefined }), after);
  }

  useKeys((key) => {
    if (key !== "/") return false;
    input.current?.select();
    return true;
  });

  // Nothing is asked on behalf of a screen that was left.
  useEffect(() => () => clearTimeout(timer.current), []);

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
        onChange={(event) => ask(event.target.value, pauseMs)}
        onKeyDown={(event) => {
          if (event.key === "Escape") input.current?.blur();
          if (event.key === "Enter") ask(text, 0);
        }}
        className="pl-8.5"
      />
    </search>
  );
}

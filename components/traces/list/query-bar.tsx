"use client";

import { Search } from "lucide-react";
import { useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { useKeys } from "@/components/ui/use-keys";
import { parseSearch } from "@/lib/search/query";
import { SearchSyntaxError } from "@/lib/search/tokens";
import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

/** What the list is searched for, in one line: `/` focuses it, Enter asks. */
export function QueryBar() {
  const input = useRef<HTMLInputElement>(null);
  const [{ q }, setFilter] = useUrlState(traceFilter);
  const [text, setText] = useState(q);
  const [asked, setAsked] = useState(q);
  const problem = problemOf(text);

  if (q !== asked) {
    setAsked(q);
    setText(q);
  }

  useKeys((key, target) => {
    if (key !== "/" || target.closest("[role=dialog]")) return false;
    input.current?.select();
    return true;
  });

  return (
    <search className="shrink-0 border-line border-b px-3 py-2">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem) setFilter({ q: text.trim() || undefined }, "push");
        }}
      >
        <div className="relative">
          <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-fg-3" />
          <Input
            ref={input}
            type="search"
            aria-label="Search traces"
            aria-describedby="search-problem"
            aria-invalid={problem !== undefined}
            aria-keyshortcuts="/"
            placeholder='refund status:error model:gpt-5* cost>0.05 "exact words" -without'
            spellCheck={false}
            autoComplete="off"
            maxLength={2_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="pl-8.5 font-mono text-sm"
          />
        </div>
        <p id="search-problem" role="status" className="text-bad text-sm empty:hidden not-empty:pt-1">
          {problem}
        </p>
      </form>
    </search>
  );
}

function problemOf(text: string): string | undefined {
  try {
    parseSearch(text);
  } catch (error) {
    if (error instanceof SearchSyntaxError) return error.message;
    throw error;
  }
}

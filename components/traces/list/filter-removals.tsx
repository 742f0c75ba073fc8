"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { searchParts, without } from "@/lib/search/edit";
import { visibleText } from "@/lib/traces/visible-text";
import { useQueryText } from "./query-text";

const most = 8;

/** A button for each part of the search, to go on without it. */
export function FilterRemovals() {
  const [q, edit] = useQueryText();

  return searchParts(q)
    .slice(0, most)
    .map((part) => (
      <Button
        key={part.start}
        className="max-w-full"
        onClick={() => edit((text) => (text === q ? without(text, part) : text))}
      >
        <X aria-hidden />
        <span className="truncate">
          Remove <code className="pl-0.5 font-mono text-sm">{visibleText(part.text)}</code>
        </span>
      </Button>
    ));
}

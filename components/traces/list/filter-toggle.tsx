"use client";

import { SlidersHorizontal } from "lucide-react";
import { Button } from "@/components/ui/button";
import { problemOf, searchParts } from "@/lib/search/edit";
import { pieces } from "@/lib/search/pieces";
import { useQueryText } from "./query-text";

/** Opens and closes the filters, and says how many there are. */
export function FilterToggle({ shown, onToggle }: { shown: boolean; onToggle: () => void }) {
  const [q] = useQueryText();
  const count = problemOf(q) ? 0 : searchParts(q).filter(({ text }) => pieces(text)[0]?.kind === "field").length;

  return (
    <Button size="lg" aria-expanded={shown} onClick={onToggle} className="min-w-25 lg:aria-expanded:bg-hover">
      <SlidersHorizontal aria-hidden /> Filters{count > 0 && ` · ${count}`}
    </Button>
  );
}

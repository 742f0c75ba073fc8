"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

const scopes = ["agent", "session"] as const;

/** Whose traces the list shows, where it does not show everybody's. */
export function ListScope() {
  const [filter, setFilter] = useUrlState(traceFilter);
  const shown = scopes.flatMap((name) => ({ name, value: filter[name] })).filter(({ value }) => value);
  if (shown.length === 0) return null;

  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-1.5">
      {shown.map(({ name, value }) => (
        <Button
          key={name}
          size="sm"
          className="min-w-0"
          aria-label={`Remove ${name}: ${value}`}
          onClick={() => setFilter({ [name]: undefined })}
        >
          <span className="text-fg-3">{name}</span>
          <span className="max-w-80 truncate">{value}</span>
          <X aria-hidden />
        </Button>
      ))}
    </div>
  );
}

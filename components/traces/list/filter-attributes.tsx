"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { withAttribute, without } from "@/lib/search/edit";
import { parseSearch } from "@/lib/search/query";
import { visibleText } from "@/lib/traces/visible-text";
import { FilterAttributeForm } from "./filter-attribute-form";
import { useQueryText } from "./query-text";

/** What the search asks of attributes, and a way to ask more. */
export function FilterAttributes({ project }: { project: string }) {
  const [q, edit] = useQueryText();
  const [adds, setAdds] = useState<boolean>();
  const asked = parseSearch(q).filters.filter(({ field }) => field.startsWith("@"));

  return (
    <section aria-label="Attributes" className="flex flex-col gap-1 py-2">
      <h2 className="px-3 font-medium text-fg-2 text-sm">Attributes</h2>
      <ul>
        {asked.map(({ start, end }) => {
          const written = q.slice(start, end);
          return (
            <li key={start} className="flex min-h-7 items-center gap-1 pr-1.5 pl-3">
              <code title={written} className="min-w-0 flex-1 break-words font-mono text-sm">
                {visibleText(written)}
              </code>
              <Button
                variant="quiet"
                size="icon-sm"
                aria-label={`Remove ${written}`}
                onClick={() => edit((text) => (text === q ? without(text, { start, end }) : text))}
              >
                <X />
              </Button>
            </li>
          );
        })}
      </ul>
      {adds ? (
        <FilterAttributeForm
          project={project}
          onAdd={(key, question) => {
            edit((text) => withAttribute(text, key, question));
            setAdds(false);
          }}
          onCancel={() => setAdds(false)}
        />
      ) : (
        <Button
          // Where the form stood, the focus goes on.
          autoFocus={adds === false}
          variant="quiet"
          size="sm"
          className="ml-1.5 self-start"
          onClick={() => setAdds(true)}
        >
          <Plus aria-hidden /> Add an attribute
        </Button>
      )}
    </section>
  );
}

"use client";

import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import type { Place, Span } from "@/lib/traces/content";
import { toText } from "@/lib/traces/json-text";
import { AttributeList } from "./attribute-list";

export function SpanAttributes({ span }: { span: Span }) {
  const [filter, setFilter] = useState("");
  const scope = { "scope.name": span.scope.name, "scope.version": span.scope.version, ...span.scope.attributes };
  const feeding = feedingKeys(span);

  function feeds(...where: Place["where"][]) {
    return (key: string) =>
      where.flatMap((one) => feeding.get(`${one} ${one === "indexed" ? prefixOf(key) : key}`) ?? []);
  }

  return (
    <>
      <div className="flex items-center gap-1.5">
        <Input
          type="search"
          aria-label="Filter attributes"
          placeholder="Filter by key or value"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || filter === "") return;
            setFilter("");
            event.stopPropagation();
          }}
        />
        <CopyButton
          value={() => toText({ span: span.attributes, resource: span.resource, scope })}
          label="all attributes as JSON"
        />
      </div>
      <AttributeList title="Span" attributes={span.attributes} filter={filter} feeds={feeds("attribute", "indexed")} />
      <AttributeList title="Resource" attributes={span.resource} filter={filter} feeds={feeds("resource")} />
      <AttributeList title="Instrumentation scope" attributes={scope} filter={filter} feeds={feeds("scope")} />
    </>
  );
}

/** The names of the fields that each part of the span feeds. */
function feedingKeys({ understood }: Span): Map<string, string[]> {
  const feeding = new Map<string, string[]>();
  for (const { label, sources } of understood?.fields ?? []) {
    for (const { where, key } of sources) {
      const place = `${where} ${key}`;
      feeding.set(place, [...(feeding.get(place) ?? []), label]);
    }
  }
  return feeding;
}

/** What stands before the first number of a dotted key. */
function prefixOf(key: string) {
  const index = key.search(/\.\d/);
  return index > 0 ? key.slice(0, index) : key;
}

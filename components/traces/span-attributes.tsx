"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import type { Span } from "@/lib/traces/content";
import { AttributeList } from "./attribute-list";

export function SpanAttributes({ span }: { span: Span }) {
  const [filter, setFilter] = useState("");
  const scope = { "scope.name": span.scope.name, "scope.version": span.scope.version, ...span.scope.attributes };

  return (
    <>
      <Input
        type="search"
        aria-label="Filter attributes"
        placeholder="Filter by key or value"
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <AttributeList title="Span" attributes={span.attributes} filter={filter} />
      <AttributeList title="Resource" attributes={span.resource} filter={filter} />
      <AttributeList title="Instrumentation scope" attributes={scope} filter={filter} />
    </>
  );
}

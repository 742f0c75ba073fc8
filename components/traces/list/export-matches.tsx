"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { exportOptions, matchText } from "@/lib/export/options";
import type { TraceFilter } from "@/lib/traces/filter";
import { ExportForm } from "./export-form";
import { MatchWords } from "./match-words";

/** Exports what matched when it was opened. */
export function ExportMatches({ project, filter }: { project: string; filter: TraceFilter }) {
  const [query] = useState(() => matchText(filter));
  const { data, error } = useQuery(exportOptions.count(project, query));

  if (error) return <p role="alert" className="text-bad">{`The traces could not be counted: ${error.message}`}</p>;
  return (
    <>
      <MatchWords filter={filter} q={query.q} />
      <ExportForm project={project} what={{ query }} count={data} />
    </>
  );
}

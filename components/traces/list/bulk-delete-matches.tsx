"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { exportOptions, matchText } from "@/lib/export/options";
import type { TraceFilter } from "@/lib/traces/filter";
import { BulkDelete } from "./bulk-delete";
import { MatchWords } from "./match-words";

type Props = { project: string; filter: TraceFilter; onDone: () => void };

/** Deletes what matched when it was opened: what comes meanwhile was not confirmed. */
export function BulkDeleteMatches({ project, filter, onDone }: Props) {
  const [query] = useState(() => matchText(filter));
  // The dialog goes on with what it counted; deleting changes what would be counted now.
  const { data, error } = useQuery({ ...exportOptions.count(project, query), refetchOnMount: false });
  const [counted, setCounted] = useState(data);
  if (data && !counted) setCounted(data);

  if (error && !counted)
    return <p role="alert" className="text-bad">{`They could not be counted: ${error.message}`}</p>;
  if (!counted) return <p role="status">Counting…</p>;
  return (
    <>
      <MatchWords filter={filter} q={query.q} />
      <BulkDelete
        project={project}
        what={{ what: "matches", ...query, asOf: counted.asOf }}
        count={counted.count}
        exact={counted.exact}
        onDone={onDone}
      />
    </>
  );
}

"use client";

import { openSpan, openTrace, traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";
import { TraceSheet } from "../trace-sheet";
import { QueryBar } from "./query-bar";
import { TracesTable } from "./traces-table";
import { useTraceList } from "./use-trace-list";

type Props = { project: string; hiddenColumns: string[] };

export function TracesScreen({ project, hiddenColumns }: Props) {
  const [filter] = useUrlState(traceFilter);
  const [{ trace: openId }, setOpen] = useUrlState(openTrace.extend(openSpan.shape));
  const list = useTraceList(project, filter);

  function open(traceId: string | undefined) {
    const closed = { trace: undefined, span: undefined, tab: undefined, view: undefined, find: undefined };
    setOpen(traceId ? { trace: traceId, span: undefined } : closed);
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <QueryBar />
      <TracesTable
        project={project}
        filter={filter}
        list={list}
        hiddenColumns={hiddenColumns}
        openId={openId}
        onOpen={open}
      />
      {openId && <TraceSheet project={project} traceId={openId} traces={list.shown} onOpen={open} />}
    </div>
  );
}

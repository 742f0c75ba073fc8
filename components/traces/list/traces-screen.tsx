"use client";

import { useRef } from "react";
import { openSpan, openTrace, traceFilter } from "@/lib/traces/filter";
import { urlState, useUrlState } from "@/lib/url-state";
import { TraceSheet } from "../trace-sheet";
import { ExportTraces } from "./export-traces";
import { FilterLayout } from "./filter-layout";
import { focusRow } from "./focus-row";
import { hitLanding } from "./hit-landing";
import { LivePaused } from "./live-paused";
import { LiveToggle } from "./live-toggle";
import { MatchHistogram } from "./match-histogram";
import { SavedViewMenu } from "./saved-view-menu";
import { SavedViewNote } from "./saved-view-note";
import { useSavedViews } from "./saved-view-state";
import { TracesTable } from "./traces-table";
import { useHiddenColumns } from "./use-hidden-columns";
import { useTraceList } from "./use-trace-list";

type Props = {
  project: string;
  /** A search that always holds: the list is a part of another screen. */
  scope?: string;
  hiddenColumns: string[];
  showsFilters: boolean;
  canSave: boolean;
};

export function TracesScreen({ project, scope, hiddenColumns, showsFilters, canSave }: Props) {
  const [asked] = useUrlState(traceFilter);
  const filter = scope ? { ...asked, scope } : asked;
  const [{ trace: openId }, setOpen] = useUrlState(openTrace.extend(openSpan.shape));
  const columns = useHiddenColumns(hiddenColumns);
  const list = useTraceList(project, filter);
  const saved = useSavedViews(project, columns[0]);

  const leftId = useRef<string>(undefined);

  function open(traceId: string | undefined) {
    if (!traceId) leftId.current = urlState(openTrace).trace;
    const closed = { trace: undefined, span: undefined, tab: undefined, view: undefined, find: undefined };
    const hit = list.shown.find((trace) => trace.traceId === traceId)?.hit;
    const landing = hit ? { ...hitLanding(filter.q, hit), tab: undefined } : { span: undefined };
    setOpen(traceId ? { trace: traceId, ...landing } : closed);
  }

  function returnToRow() {
    focusRow(leftId.current ?? openId);
    leftId.current = undefined;
  }

  return (
    <FilterLayout
      project={project}
      filter={filter}
      shownAtFirst={showsFilters}
      tools={
        <>
          {scope ? (
            <ExportTraces project={project} scope={scope} />
          ) : (
            <SavedViewMenu project={project} saved={saved} canSave={canSave} />
          )}
          <LiveToggle live={list.live} possible={list.canBeLive} onChange={list.setLive} />
        </>
      }
    >
      {!scope && saved.current && <SavedViewNote project={project} view={saved.current} isChanged={saved.isChanged} />}
      <MatchHistogram project={project} filter={filter} live={list.live} />
      {list.pausedAt !== undefined && <LivePaused since={list.pausedAt} onResume={() => list.setLive(true)} />}
      <TracesTable
        project={project}
        filter={filter}
        list={list}
        columns={columns}
        openId={openId}
        writes={canSave}
        onOpen={open}
      />
      {openId && (
        <TraceSheet project={project} traceId={openId} traces={list.shown} onOpen={open} onClosed={returnToRow} />
      )}
    </FilterLayout>
  );
}

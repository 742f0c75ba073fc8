"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { traceOptions } from "@/lib/traces/options";
import type { ViewProps } from "../view-props";
import { ThreadEmpty } from "./thread-empty";
import { ThreadList } from "./thread-list";
import { ThreadLoading } from "./thread-loading";

/** The run as a conversation. */
export function TraceThread(props: ViewProps) {
  const { project, trace } = props;
  const { data, error, refetch } = useQuery(traceOptions.thread(project, trace.traceId, trace.updatedAt));
  const [last, setLast] = useState(data);

  // A live trace is asked for again and again: one failure must not take away what is being read.
  if (data && data !== last) setLast(data);
  const thread = data ?? last;

  if (!thread && error) {
    return <ErrorState title="The thread could not be loaded" message={error.message} onRetry={refetch} />;
  }
  if (!thread) return <ThreadLoading />;
  if (thread.entries.length === 0) return <ThreadEmpty />;
  return <ThreadList {...props} thread={thread} />;
}

import type { ReactNode } from "react";
import { Hydrate } from "@/components/hydrate";
import type { Member } from "@/lib/auth";
import { type TraceFilter, toTraceQuery } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { listTraces } from "@/lib/traces/queries";
import { traceQuery } from "@/lib/traces/schema";

type Props = { project: string; member: Member; filter: TraceFilter; children: ReactNode };

/** Hands the list its first page. What cannot be read is said by the list itself, where it can be mended. */
export async function FirstTraces({ project, member, filter, children }: Props) {
  const query = traceQuery.safeParse(toTraceQuery(filter, Date.now()));
  if (!query.success) return children;
  const first = await listTraces(member, query.data);
  return (
    <Hydrate query={traceOptions.list(project, filter)} data={{ pages: [first], pageParams: [""] }}>
      {children}
    </Hydrate>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { AttentionList } from "@/components/home/attention-list";
import { BusiestAgents } from "@/components/home/busiest-agents";
import { FailedTraces } from "@/components/home/failed-traces";
import { HomeLoading } from "@/components/home/home-loading";
import { KeepFresh } from "@/components/home/keep-fresh";
import { OpenSessions } from "@/components/home/open-sessions";
import { TodayPanel } from "@/components/home/today-panel";
import { PageHeader } from "@/components/shell/page-header";
import { listAgents } from "@/lib/agents/queries";
import { agentQuery } from "@/lib/agents/schema";
import { requireMember } from "@/lib/auth";
import { countTimeline } from "@/lib/search/match-timeline";
import { timelineQuery } from "@/lib/search/schema";
import { listSessions } from "@/lib/sessions/queries";
import { sessionQuery } from "@/lib/sessions/schema";
import { listTraces } from "@/lib/traces/queries";
import { traceQuery } from "@/lib/traces/schema";

export const metadata: Metadata = { title: "Home" };

const day = 86_400_000;
const rows = 6;

export default async function ProjectPage({ params }: PageProps<"/[project]">) {
  const { project } = await params;
  const member = await requireMember(project);
  const newest = await listTraces(member, traceQuery.parse({ limit: 1 }));
  if (newest.items.length === 0) redirect(`/${project}/send`);

  return (
    <>
      <PageHeader title="Home" />
      <Suspense fallback={<HomeLoading />}>
        <Glance project={project} newest={newest.items[0]?.startTime} />
      </Suspense>
    </>
  );
}

async function Glance({ project, newest }: { project: string; newest: string | undefined }) {
  const member = await requireMember(project);
  const now = Date.now();
  const daysAgo = (days: number) => new Date(now - days * day).toISOString();

  const attention = { sort: "attention" } as const;
  const [agents, agentsBefore, busiest, today, yesterday, failed, sessions] = await Promise.all([
    listAgents(member, agentQuery.parse({ ...attention, from: daysAgo(7), limit: rows })),
    listAgents(member, agentQuery.parse({ ...attention, from: daysAgo(14), to: daysAgo(7), limit: 200 })),
    listAgents(member, agentQuery.parse({ sort: "runs", from: daysAgo(7), limit: rows })),
    countTimeline(member, timelineQuery.parse({ from: daysAgo(1), buckets: 48 })),
    countTimeline(member, timelineQuery.parse({ from: daysAgo(2), to: daysAgo(1), buckets: 1 })),
    listTraces(member, traceQuery.parse({ q: "status:error", from: daysAgo(7), limit: rows })),
    listSessions(member, sessionQuery.parse({ from: daysAgo(1), limit: 50 })),
  ]);

  return (
    <>
      <KeepFresh everyMs={30_000} />
      <div className="grid min-h-0 flex-1 content-start gap-3 overflow-auto p-3 lg:grid-cols-2">
        <TodayPanel project={project} today={today} yesterday={yesterday} newest={newest} />
        <AttentionList project={project} agents={agents.items} before={agentsBefore.items} />
        <FailedTraces project={project} traces={failed.items} />
        <BusiestAgents project={project} agents={busiest.items} />
        <OpenSessions project={project} sessions={sessions.items.filter(({ isOpen }) => isOpen).slice(0, rows)} />
      </div>
    </>
  );
}

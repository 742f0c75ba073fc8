import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Hydrate } from "@/components/hydrate";
import { SessionsScreen } from "@/components/sessions/sessions-screen";
import { SessionSearch } from "@/components/traces/session/session-search";
import { agentAddress, readAgentId } from "@/lib/agents/address";
import { agentRangeAtFirst, hasTime } from "@/lib/agents/filter";
import { requireMember } from "@/lib/auth";
import { sessionFilter, toSessionQuery } from "@/lib/sessions/filter";
import { sessionOptions } from "@/lib/sessions/options";
import { listSessions } from "@/lib/sessions/queries";
import { sessionQuery } from "@/lib/sessions/schema";

export const metadata: Metadata = { title: "Sessions" };

type Props = PageProps<"/[project]/agents/[agentId]/sessions">;

export default async function AgentSessionsPage({ params, searchParams }: Props) {
  const { project, agentId: part } = await params;
  const member = await requireMember(project);
  const agentId = readAgentId(part) ?? notFound();
  const search = await searchParams;
  if (!hasTime(search)) redirect(agentAddress(project, agentId, "sessions", { ...search, range: agentRangeAtFirst }));

  const filter = { ...sessionFilter.parse(search), agent: agentId };
  // What cannot be read is said by the list itself, where it can be mended.
  const query = sessionQuery.safeParse(toSessionQuery(filter, Date.now()));
  const first = query.success ? await listSessions(member, query.data) : undefined;
  const screen = <SessionsScreen project={project} agent={agentId} search={<SessionSearch project={project} />} />;

  if (!first) return screen;
  return (
    <Hydrate query={sessionOptions.list(project, filter)} data={{ pages: [first], pageParams: [""] }}>
      {screen}
    </Hydrate>
  );
}

import type { Metadata } from "next";
import { Hydrate } from "@/components/hydrate";
import { SessionsScreen } from "@/components/sessions/sessions-screen";
import { PageHeader } from "@/components/shell/page-header";
import { TimeRange } from "@/components/traces/list/time-range";
import { SessionSearch } from "@/components/traces/session/session-search";
import { requireMember } from "@/lib/auth";
import { sessionFilter, toSessionQuery } from "@/lib/sessions/filter";
import { sessionOptions } from "@/lib/sessions/options";
import { listSessions } from "@/lib/sessions/queries";
import { sessionQuery } from "@/lib/sessions/schema";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage({ params, searchParams }: PageProps<"/[project]/sessions">) {
  const { project } = await params;
  const member = await requireMember(project);
  const filter = sessionFilter.parse(await searchParams);
  // What cannot be read is said by the list itself, where it can be mended.
  const query = sessionQuery.safeParse(toSessionQuery(filter, Date.now()));
  const first = query.success ? await listSessions(member, query.data) : undefined;
  const screen = <SessionsScreen project={project} search={<SessionSearch project={project} />} />;

  return (
    <>
      <PageHeader title="Sessions">
        <TimeRange />
      </PageHeader>
      {first ? (
        <Hydrate query={sessionOptions.list(project, filter)} data={{ pages: [first], pageParams: [""] }}>
          {screen}
        </Hydrate>
      ) : (
        screen
      )}
    </>
  );
}

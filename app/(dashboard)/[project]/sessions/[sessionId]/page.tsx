import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { preload } from "react-dom";
import { Hydrate } from "@/components/hydrate";
import { SessionHeader } from "@/components/sessions/session-header";
import { SessionBody } from "@/components/traces/session/session-body";
import { requireMember } from "@/lib/auth";
import { readSessionId } from "@/lib/sessions/filter";
import { firstTraces, sessionOptions, turnsAtOnce, turnsUrl } from "@/lib/sessions/options";
import { getSession } from "@/lib/sessions/queries";

type Props = PageProps<"/[project]/sessions/[sessionId]">;

const findSession = cache(async (project: string, part: string) => {
  const member = await requireMember(project);
  const id = readSessionId(part);
  return id === undefined ? undefined : getSession(member, id, { limit: firstTraces });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, sessionId } = await params;
  const found = await findSession(project, sessionId);
  return { title: found ? (found.session.firstInput?.split("\n")[0]?.slice(0, 80) ?? "Session") : "No such session" };
}

export default async function SessionPage({ params }: Props) {
  const { project, sessionId } = await params;
  const found = (await findSession(project, sessionId)) ?? notFound();
  const id = found.session.sessionId;
  // What is said first is read while the page is on its way.
  const firstTurns = found.traces.slice(0, turnsAtOnce).map(({ traceId }) => traceId);
  preload(turnsUrl(project, id, firstTurns), { as: "fetch", crossOrigin: "anonymous" });

  return (
    <Hydrate query={sessionOptions.detail(project, id)} data={{ pages: [found], pageParams: [""] }}>
      <SessionHeader project={project} sessionId={id} />
      <SessionBody key={id} project={project} sessionId={id} />
    </Hydrate>
  );
}

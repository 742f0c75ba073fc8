import type { Metadata } from "next";
import { Hydrate } from "@/components/hydrate";
import { SendScreen } from "@/components/send/send-screen";
import { PageHeader } from "@/components/shell/page-header";
import { hasRole, requireMember } from "@/lib/auth";
import { listMembers } from "@/lib/members/queries";
import { traceOptions } from "@/lib/traces/options";
import { listTraces } from "@/lib/traces/queries";

export const metadata: Metadata = { title: "Send traces" };

export default async function SendPage({ params }: PageProps<"/[project]/send">) {
  const { project } = await params;
  const member = await requireMember(project);
  const [newest, members] = await Promise.all([
    listTraces(member, { sort: "start_time", order: "desc", limit: 1 }),
    listMembers(member),
  ]);
  const makers = members.filter(({ role }) => role !== "viewer").map(({ name }) => name);

  return (
    <>
      <PageHeader title="Send traces" />
      <Hydrate query={traceOptions.newest(project)} data={newest}>
        <SendScreen project={project} creates={hasRole(member, "member")} makers={makers} />
      </Hydrate>
    </>
  );
}

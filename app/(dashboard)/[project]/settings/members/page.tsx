import type { Metadata } from "next";
import { InvitationsTable } from "@/components/members/invitations-table";
import { InviteDialog } from "@/components/members/invite-dialog";
import { MembersTable } from "@/components/members/members-table";
import { hasRole, requireMember } from "@/lib/auth";
import { listInvitations } from "@/lib/members/invitations";
import { listMembers } from "@/lib/members/queries";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: PageProps<"/[project]/settings/members">) {
  const { project } = await params;
  const member = await requireMember(project);
  const owns = hasRole(member, "owner");
  const [members, invitations] = await Promise.all([listMembers(member), owns ? listInvitations(member) : []]);

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-fg-2">
          Owners manage the project, members work in it, viewers only read.
          {!owns && " An owner can invite others."}
        </p>
        {owns && <InviteDialog project={project} />}
      </div>
      <MembersTable project={project} members={members} you={member.userId} owns={owns} />
      {invitations.length > 0 && <InvitationsTable project={project} invitations={invitations} />}
    </>
  );
}

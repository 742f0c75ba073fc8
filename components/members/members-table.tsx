import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { ProjectMember } from "@/lib/members/schema";
import { RemoveMember } from "./remove-member";
import { RoleSelect } from "./role-select";

type Props = { project: string; members: ProjectMember[]; you: number | null; owns: boolean };

export function MembersTable({ project, members, you, owns }: Props) {
  const owners = members.filter((member) => member.role === "owner").length;

  return (
    <div className="overflow-hidden rounded-lg border border-line bg-panel [&_tr:last-child_td]:border-b-0">
      <Table>
        <thead>
          <tr>
            <TableHead>Member</TableHead>
            <TableHead className="max-sm:hidden">Joined</TableHead>
            <TableHead>Role</TableHead>
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => {
            const { userId, name, email, role, joinedAt } = member;
            const last = role === "owner" && owners === 1;
            return (
              <TableRow key={userId}>
                <TableCell className="w-full max-w-0 py-1.5">
                  <div className="truncate font-medium">
                    {name}
                    {userId === you && <span className="font-normal text-fg-3"> · you</span>}
                  </div>
                  <div className="truncate text-fg-2 text-sm">{email}</div>
                </TableCell>
                <TableCell className="text-fg-2 max-sm:hidden">
                  <time dateTime={joinedAt.toISOString()} title={joinedAt.toISOString()}>
                    {joinedAt.toLocaleDateString("en-GB", { dateStyle: "medium" })}
                  </time>
                </TableCell>
                <TableCell className="capitalize">
                  {owns && !last ? <RoleSelect project={project} member={member} /> : role}
                </TableCell>
                <TableCell className="text-right">
                  {(owns || userId === you) && !last && (
                    <RemoveMember project={project} member={member} self={userId === you} />
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

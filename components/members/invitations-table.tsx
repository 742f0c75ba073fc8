import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { Invitation } from "@/lib/members/schema";
import { RevokeInvitation } from "./revoke-invitation";

export function InvitationsTable({ project, invitations }: { project: string; invitations: Invitation[] }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold text-lg">Open invitations</h2>
      <div className="overflow-hidden rounded-lg border border-line bg-panel [&_tr:last-child_td]:border-b-0">
        <Table>
          <thead>
            <tr>
              <TableHead>E-mail</TableHead>
              <TableHead className="max-sm:hidden">Invited by</TableHead>
              <TableHead>Role</TableHead>
              <TableHead>Until</TableHead>
              <TableHead>
                <span className="sr-only">Actions</span>
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {invitations.map(({ id, email, role, invitedBy, expiresAt }) => (
              <TableRow key={id}>
                <TableCell className="w-full max-w-0 truncate">{email}</TableCell>
                <TableCell className="text-fg-2 max-sm:hidden">{invitedBy ?? "–"}</TableCell>
                <TableCell className="capitalize">{role}</TableCell>
                <TableCell className="text-fg-2">
                  <time dateTime={expiresAt.toISOString()} title={expiresAt.toISOString()}>
                    {expiresAt.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}
                  </time>
                </TableCell>
                <TableCell className="text-right">
                  <RevokeInvitation project={project} id={id} email={email} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

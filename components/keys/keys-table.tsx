import { KeyRound } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { relativeTime } from "@/lib/format";
import type { ApiKey } from "@/lib/keys/schema";
import { RevokeKey } from "./revoke-key";

type Props = { project: string; keys: ApiKey[]; writes: boolean; now: Date };

export function KeysTable({ project, keys, writes, now }: Props) {
  if (keys.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No API keys yet">
        {writes ? "Create one to send the first traces." : "A member of the project can create one."}
      </EmptyState>
    );
  }

  return (
    <div className="overflow-hidden rounded-lg border border-line bg-panel [&_tr:last-child_td]:border-b-0">
      <Table>
        <thead>
          <tr>
            <TableHead>Key</TableHead>
            <TableHead>Access</TableHead>
            <TableHead className="max-sm:hidden">Created</TableHead>
            <TableHead>Last used</TableHead>
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <TableRow key={key.id} className={key.revokedAt ? "text-fg-3" : undefined}>
              <TableCell className="w-full max-w-0 py-1.5">
                <div className="truncate font-medium">{key.name}</div>
                <div className="truncate font-mono text-fg-3 text-sm">{key.prefix}…</div>
              </TableCell>
              <TableCell className="capitalize">{key.access}</TableCell>
              <TableCell className="text-fg-2 max-sm:hidden">
                <Ago date={key.createdAt} now={now} />
                {key.createdBy && ` by ${key.createdBy}`}
              </TableCell>
              <TableCell className="text-fg-2">
                {key.lastUsedAt ? <Ago date={key.lastUsedAt} now={now} /> : "Never"}
              </TableCell>
              <TableCell className="text-right">
                {key.revokedAt ? (
                  <Chip title={key.revokedAt.toISOString()}>Revoked</Chip>
                ) : (
                  writes && <RevokeKey project={project} id={key.id} name={key.name} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Ago({ date, now }: { date: Date; now: Date }) {
  const iso = date.toISOString();
  const short = relativeTime(iso, now.getTime());
  return (
    <time dateTime={iso} title={iso}>
      {/^\d+[smhd]$/.test(short) ? `${short} ago` : short}
    </time>
  );
}

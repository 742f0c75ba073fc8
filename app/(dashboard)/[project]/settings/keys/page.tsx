import type { Metadata } from "next";
import { CreateKeyDialog } from "@/components/keys/create-key-dialog";
import { KeysTable } from "@/components/keys/keys-table";
import { hasRole, requireMember } from "@/lib/auth";
import { listKeys } from "@/lib/keys/queries";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage({ params }: PageProps<"/[project]/settings/keys">) {
  const { project } = await params;
  const member = await requireMember(project);
  const keys = await listKeys(member);
  const writes = hasRole(member, "member");

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-fg-2">
          Programs use a key to send traces and to read them. Pharos keeps only its hash.
        </p>
        {writes && <CreateKeyDialog project={project} />}
      </div>
      <KeysTable project={project} keys={keys} writes={writes} now={new Date()} />
    </>
  );
}

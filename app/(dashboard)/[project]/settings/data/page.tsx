import type { Metadata } from "next";
import Link from "next/link";
import { DataSection } from "@/components/data/data-section";
import { ImportForm } from "@/components/data/import-form";
import { BulkErase } from "@/components/traces/list/bulk-erase";
import { hasRole, requireMember } from "@/lib/auth";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage({ params }: PageProps<"/[project]/settings/data">) {
  const { project } = await params;
  const member = await requireMember(project);
  const writes = hasRole(member, "member");

  return (
    <>
      {writes && (
        <DataSection
          title="Import traces"
          text="OTLP/JSON lines, HALO's flat spans, or what Pharos exported. Importing a file again changes nothing."
        >
          <ImportForm project={project} />
        </DataSection>
      )}
      <DataSection title="Export traces" text="Everything that a search matches, as OTLP/JSON lines or CSV.">
        <p>
          <Link href={`/${project}/traces?range=all`} className="underline underline-offset-2">
            Search the traces
          </Link>
          , then Export above the list.
        </p>
      </DataSection>
      {writes && (
        <DataSection
          title="Delete the traces of a user or a session"
          text="Every trace in which a span names them goes, whole. What arrives later is kept: delete again once it has come."
        >
          <BulkErase project={project} />
        </DataSection>
      )}
    </>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { DataSection } from "@/components/data/data-section";
import { ErasuresTable } from "@/components/data/erasures-table";
import { ImportForm } from "@/components/data/import-form";
import { Hydrate } from "@/components/hydrate";
import { BulkErase } from "@/components/traces/list/bulk-erase";
import { hasRole, requireMember } from "@/lib/auth";
import { erasureOptions } from "@/lib/erasure/options";
import { listErasures } from "@/lib/erasure/queries";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage({ params }: PageProps<"/[project]/settings/data">) {
  const { project } = await params;
  const member = await requireMember(project);
  const writes = hasRole(member, "member");
  const erased = await listErasures(member);

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
      <DataSection title="Deletions" text="Who deleted traces, which and how many: the newest 50.">
        <Hydrate query={erasureOptions.list(project)} data={erased}>
          <ErasuresTable project={project} />
        </Hydrate>
      </DataSection>
    </>
  );
}

import type { Metadata } from "next";
import { DataSection } from "@/components/data/data-section";
import { Hydrate } from "@/components/hydrate";
import { AddConnection } from "@/components/models/add-connection";
import { BudgetForm } from "@/components/models/budget-form";
import { BudgetUse } from "@/components/models/budget-use";
import { CallsTable } from "@/components/models/calls-table";
import { ConnectionsList } from "@/components/models/connections-list";
import { SpendTable } from "@/components/models/spend-table";
import { UsesList } from "@/components/models/uses-list";
import { hasRole, requireMember } from "@/lib/auth";
import { getModelSettings } from "@/lib/models/connections";
import { listCalls, listSpend } from "@/lib/models/ledger";
import { modelOptions } from "@/lib/models/options";
import { callsAtOnce } from "@/lib/models/schema";

export const metadata: Metadata = { title: "Models" };

export default async function ModelsPage({ params }: PageProps<"/[project]/settings/models">) {
  const { project } = await params;
  const member = await requireMember(project);
  const owns = hasRole(member, "owner");
  const [settings, spend, calls] = await Promise.all([
    getModelSettings(member),
    listSpend(member),
    listCalls(member, { limit: callsAtOnce }),
  ]);

  return (
    <>
      {!owns && <p className="text-fg-2">Only an owner of the project can change this.</p>}
      <DataSection title="What models do" text="Pharos works without a model, and says more with one.">
        <UsesList project={project} settings={settings} owns={owns} />
      </DataSection>
      <DataSection title="Connections" text="Where models answer. Keys are stored encrypted and never shown again.">
        <ConnectionsList project={project} settings={settings} owns={owns} />
        {owns && <AddConnection project={project} mayAllowPrivate={settings.mayAllowPrivate} />}
      </DataSection>
      <DataSection
        title="Spending"
        text="What Pharos itself asks of models, at the prices that spans are priced with. Months are in UTC."
      >
        <BudgetUse budget={settings.budget} now={new Date()} />
        {owns && <BudgetForm project={project} monthlyUsd={settings.budget.monthlyUsd} />}
        {spend.length > 0 && <SpendTable months={spend} />}
      </DataSection>
      <DataSection title="Calls" text="Each request to a model, whether it was answered or not.">
        <Hydrate query={modelOptions.calls(project)} data={{ pages: [calls], pageParams: [""] }}>
          <CallsTable project={project} />
        </Hydrate>
      </DataSection>
    </>
  );
}

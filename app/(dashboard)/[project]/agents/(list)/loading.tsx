import { AgentsLoading } from "@/components/agents/agents-loading";
import { PageHeader } from "@/components/shell/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Agents" />
      <div className="h-[49px] shrink-0 border-line border-b" />
      <AgentsLoading />
    </>
  );
}

import { PageHeader } from "@/components/shell/page-header";
import { TracesLoading } from "@/components/traces/list/traces-loading";

export default function Loading() {
  return (
    <>
      <PageHeader title="Traces" />
      <TracesLoading />
    </>
  );
}

import { SessionsLoading } from "@/components/sessions/sessions-loading";
import { PageHeader } from "@/components/shell/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Sessions" />
      <SessionsLoading />
    </>
  );
}

import { PageHeader } from "@/components/shell/page-header";
import { UsersLoading } from "@/components/users/users-loading";

export default function Loading() {
  return (
    <>
      <PageHeader title="Users" />
      <UsersLoading />
    </>
  );
}

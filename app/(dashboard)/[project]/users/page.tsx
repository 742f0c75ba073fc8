import type { Metadata } from "next";
import { Hydrate } from "@/components/hydrate";
import { PageHeader } from "@/components/shell/page-header";
import { UsersScreen } from "@/components/users/users-screen";
import { requireMember } from "@/lib/auth";
import { toUserQuery, userFilter } from "@/lib/users/filter";
import { userOptions } from "@/lib/users/options";
import { listUsers } from "@/lib/users/queries";
import { userQuery } from "@/lib/users/schema";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ params, searchParams }: PageProps<"/[project]/users">) {
  const { project } = await params;
  const member = await requireMember(project);
  const filter = userFilter.parse(await searchParams);
  const first = await listUsers(member, userQuery.parse(toUserQuery(filter)));

  return (
    <>
      <PageHeader title="Users" />
      <Hydrate query={userOptions.list(project, filter)} data={{ pages: [first], pageParams: [""] }}>
        <UsersScreen project={project} />
      </Hydrate>
    </>
  );
}

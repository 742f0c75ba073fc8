import { SettingsTabs } from "@/components/projects/settings-tabs";
import { PageHeader } from "@/components/shell/page-header";
import { hasRole, requireMember } from "@/lib/auth";

export default async function SettingsLayout({ params, children }: LayoutProps<"/[project]/settings">) {
  const { project } = await params;
  const owns = hasRole(await requireMember(project), "owner");

  return (
    <>
      <PageHeader title="Settings" />
      <SettingsTabs project={project} owns={owns} />
      <div className="flex max-w-4xl flex-col gap-6 p-4">{children}</div>
    </>
  );
}

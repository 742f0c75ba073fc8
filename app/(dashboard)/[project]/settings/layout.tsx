import { SettingsTabs } from "@/components/projects/settings-tabs";
import { PageHeader } from "@/components/shell/page-header";
import { isOperator } from "@/lib/account/operator";
import { requireMember } from "@/lib/auth";

export default async function SettingsLayout({ params, children }: LayoutProps<"/[project]/settings">) {
  const { project } = await params;
  const operates = await isOperator(await requireMember(project));

  return (
    <>
      <PageHeader title="Settings" />
      <SettingsTabs project={project} operates={operates} />
      <div className="flex max-w-4xl flex-col gap-6 p-4">{children}</div>
    </>
  );
}

import { SettingsTabs } from "@/components/projects/settings-tabs";
import { PageHeader } from "@/components/shell/page-header";

export default async function SettingsLayout({ params, children }: LayoutProps<"/[project]/settings">) {
  const { project } = await params;

  return (
    <>
      <PageHeader title="Settings" />
      <SettingsTabs project={project} />
      <div className="flex max-w-4xl flex-col gap-6 p-4">{children}</div>
    </>
  );
}

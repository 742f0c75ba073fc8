import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteProject } from "@/components/projects/delete-project";
import { ProjectForm } from "@/components/projects/project-form";
import { hasRole, requireMember } from "@/lib/auth";
import { getProject } from "@/lib/projects/queries";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/[project]/settings">) {
  const member = await requireMember((await params).project);
  const project = (await getProject(member)) ?? notFound();
  const owns = hasRole(member, "owner");

  return (
    <>
      <ProjectForm project={project} readOnly={!owns} />
      {owns && <DeleteProject slug={project.slug} name={project.name} />}
    </>
  );
}

import { Shell } from "@/components/shell/shell";
import { requireMember, requireUser } from "@/lib/auth";
import { listProjects } from "@/lib/projects/queries";

export default async function ProjectLayout({ params, children }: LayoutProps<"/[project]">) {
  const { project } = await params;
  const [user] = await Promise.all([requireUser(), requireMember(project)]);
  const projects = await listProjects(user.id);

  return (
    <Shell project={project} projects={projects} user={user}>
      {children}
    </Shell>
  );
}

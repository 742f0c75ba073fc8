import { Hydrate } from "@/components/hydrate";
import { Shell } from "@/components/shell/shell";
import { requireMember, requireUser } from "@/lib/auth";
import { listProjects } from "@/lib/projects/queries";
import { viewOptions } from "@/lib/views/options";
import { listViews } from "@/lib/views/queries";

export default async function ProjectLayout({ params, children }: LayoutProps<"/[project]">) {
  const { project } = await params;
  const [user, member] = await Promise.all([requireUser(), requireMember(project)]);
  const [projects, views] = await Promise.all([listProjects(user.id), listViews(member)]);

  return (
    <Hydrate query={viewOptions.list(project)} data={{ items: views }}>
      <Shell project={project} projects={projects} user={user}>
        {children}
      </Shell>
    </Hydrate>
  );
}

import type { Metadata } from "next";
import { Frame } from "@/components/account/frame";
import { NewProjectForm } from "@/components/projects/new-project-form";
import { TextLink } from "@/components/ui/text-link";
import { requireUser } from "@/lib/auth";
import { listProjects } from "@/lib/projects/queries";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage() {
  const user = await requireUser();
  const projects = await listProjects(user.id);

  return (
    <Frame
      title="New project"
      description="A project keeps the traces of one product or team. Its members and keys see nothing of other projects."
      foot={
        <>
          {projects.length > 0 && <TextLink href="/">Back to your projects</TextLink>}
          <TextLink href="/account">Your account</TextLink>
        </>
      }
    >
      <NewProjectForm />
    </Frame>
  );
}

import { redirect } from "next/navigation";
import { requireUser } from "@/lib/auth";
import { listProjects } from "@/lib/projects/queries";

export default async function HomePage() {
  const user = await requireUser();
  const [first] = await listProjects(user.id);
  redirect(first ? `/${first.slug}/traces` : "/projects/new");
}

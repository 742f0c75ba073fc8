import { redirect } from "next/navigation";

export default async function ProjectPage({ params }: PageProps<"/[project]">) {
  redirect(`/${(await params).project}/traces`);
}

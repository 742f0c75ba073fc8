"use client";

import { Check, ChevronsUpDown, Folder, Plus } from "lucide-react";
import Link from "next/link";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";

type Project = { slug: string; name: string };

export function ProjectSwitcher({ current, projects }: { current: string; projects: Project[] }) {
  const name = projects.find((project) => project.slug === current)?.name ?? current;

  return (
    <DropdownMenu
      className="w-(--radix-dropdown-menu-trigger-width)"
      trigger={
        <button
          type="button"
          aria-label={`Project: ${name}. Switch project`}
          className="mb-2 flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-panel px-2 text-fg-2 hover:bg-hover"
        >
          <Folder aria-hidden className="size-4 shrink-0" />
          <span className="truncate">{name}</span>
          <ChevronsUpDown aria-hidden className="ml-auto size-3.5 shrink-0" />
        </button>
      }
    >
      <MenuLabel>Projects</MenuLabel>
      {projects.map((project) => (
        <MenuItem key={project.slug} asChild>
          <Link href={`/${project.slug}/traces`}>
            <span className="truncate">{project.name}</span>
            {project.slug === current && <Check aria-label="current" className="ml-auto" />}
          </Link>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/projects/new">
          <Plus aria-hidden /> New project
        </Link>
      </MenuItem>
    </DropdownMenu>
  );
}

import { z } from "zod";
import type { Role } from "@/db/enums";
import { line } from "../line";

export type Project = { slug: string; name: string; retentionDays: number; createdAt: Date };

export type MyProject = { slug: string; name: string; role: Role };

const name = line.min(1, "Give the project a name.").max(80, "Use at most 80 characters.");
const wholeDays = "Write a whole number of days between 1 and 3650.";

export const createProjectInput = z.object({ name });

export const updateProjectInput = z.object({
  project: z.string(),
  name,
  retentionDays: z.coerce.number(wholeDays).int(wholeDays).min(1, wholeDays).max(3650, wholeDays),
});

export const deleteProjectInput = z.object({ project: z.string(), name: line });

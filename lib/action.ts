import "server-only";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import type { Role } from "@/db/enums";
import type { User } from "./account/schema";
import { getMember, getUser, type Member, requireRole } from "./auth";
import { AppError, fail, isUnreachable } from "./errors";

/** `fields` says what is wrong beside each field of a form. */
export type Result<T> =
  | { data: T; error?: never; fields?: never }
  | { data?: never; error: string; fields?: Record<string, string> };

const inProject = z.object({ project: z.string() });

/** Wraps a mutation in a project: sign-in, role, the schema, then the work. Next hides thrown messages, so failures return. */
export function action<S extends z.ZodType<{ project: string }>, T>(
  schema: S,
  role: Role,
  run: (input: z.output<S>, member: Member) => Promise<T>,
) {
  return (input: z.input<S>): Promise<Result<T>> =>
    attempt(async () => {
      if (!(await getUser())) fail("unauthorized", "Sign in to continue.");
      const member = (await getMember(inProject.parse(input).project)) ?? fail("not_found", "No such project.");
      if (role !== "viewer") requireRole(member, role);
      return run(schema.parse(input), member);
    });
}

/** For what a signed-in user does outside any project. */
export function userAction<S extends z.ZodType, T>(schema: S, run: (input: z.output<S>, user: User) => Promise<T>) {
  return (input: z.input<S>): Promise<Result<T>> =>
    attempt(async () => {
      const user = (await getUser()) ?? fail("unauthorized", "Sign in to continue.");
      return run(schema.parse(input), user);
    });
}

/** For anybody at all. What it answers must not tell whether an e-mail is known. */
export function publicAction<S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<T>) {
  return (input: z.input<S>): Promise<Result<T>> => attempt(async () => run(schema.parse(input)));
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { data: await work() };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof z.ZodError) return invalid(error);
    if (error instanceof AppError) {
      return { error: error.message, ...(error.field && { fields: { [error.field]: error.message } }) };
    }
    console.error(error);
    return {
      error: isUnreachable(error)
        ? "The database cannot be reached. Try again in a moment."
        : "Something went wrong. Try again.",
    };
  }
}

function invalid({ issues }: z.ZodError) {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) fields[path.join(".")] ??= message;
  return { error: issues[0]?.message ?? "Check the form.", fields };
}

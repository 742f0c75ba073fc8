import "server-only";
import { and, asc, eq, ne, sql } from "drizzle-orm";
import { db } from "@/db";
import { apiKeys, memberships, projects, users } from "@/db/schema/people";
import { hashKey, keyPrefix } from "../keys/secret";
import { publicUrl } from "../mail";
import { createProject } from "../projects/queries";
import { nextPath } from "./next-path";
import { hashPassword } from "./password";
import { createUser } from "./queries";
import { createLoginToken } from "./tokens";

type Init = { email?: string; password?: string; project?: string; apiKey?: string; demo?: boolean };
type Made = { id: number; slug: string };

const lock = 7420312;
const demoSlug = "demo";

/** Creates what a first start needs, and later only what is missing; nothing that exists is changed. */
export async function bootstrap({ email, password, project, apiKey, demo }: Init) {
  if (apiKey && !/^[\x21-\x7e]{16,200}$/.test(apiKey)) {
    throw new Error("PHAROS_INIT_API_KEY must have 16 to 200 characters, without spaces.");
  }
  if (password && password.length < 8) throw new Error("PHAROS_INIT_PASSWORD must have at least 8 characters.");

  // The transaction only holds the lock, for several servers may start at once.
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lock})`);
    const owner = await ensureOwner(email?.trim().toLowerCase() || "owner@pharos.local", password);
    const own = (await ownProject(owner.id)) ?? (await createProject(owner, project?.trim() || "My agents"));
    const shown = demo ? await ensureDemo(owner.id) : undefined;
    if (apiKey) await ensureKey(own.id, owner.id, apiKey);
    return { owner, project: own, demo: shown };
  });
}

/** A link that signs in once, within an hour; of the first user, unless told whose. */
export async function createSignInLink(email?: string, next?: string) {
  const [user] = await db
    .select({ id: users.id })
    .from(users)
    .where(email ? eq(users.email, email.trim().toLowerCase()) : undefined)
    .orderBy(asc(users.id))
    .limit(1);
  if (!user) throw new Error(email ? `No user has the e-mail ${email}.` : "There is no user yet.");
  const search = new URLSearchParams({ token: await createLoginToken(user.id, "sign-in", 60) });
  if (next) search.set("next", nextPath(next));
  return publicUrl(`/sign-in/link?${search}`);
}

/** The user with this e-mail; a new one while there is nobody; else the first, whose server this is. */
async function ensureOwner(email: string, password: string | undefined) {
  const columns = { id: users.id, email: users.email };
  const [known] = await db.select(columns).from(users).where(eq(users.email, email));
  const [first] = known ? [known] : await db.select(columns).from(users).orderBy(asc(users.id)).limit(1);
  if (first) return first;
  const passwordHash = password ? await hashPassword(password) : undefined;
  const id = await createUser({ email, name: email.split("@")[0] ?? email, passwordHash, verified: true });
  if (!id) throw new Error(`The user ${email} could not be created.`);
  return { id, email };
}

async function ownProject(userId: number): Promise<Made | undefined> {
  const [project] = await db
    .select({ id: projects.id, slug: projects.slug })
    .from(projects)
    .innerJoin(memberships, eq(memberships.projectId, projects.id))
    .where(and(eq(memberships.userId, userId), eq(memberships.role, "owner"), ne(projects.slug, demoSlug)))
    .orderBy(asc(projects.id))
    .limit(1);
  return project;
}

async function ensureDemo(userId: number): Promise<Made> {
  const [known] = await db
    .select({ id: projects.id, slug: projects.slug })
    .from(projects)
    .where(eq(projects.slug, demoSlug));
  return known ?? createProject({ id: userId }, "Demo");
}

async function ensureKey(projectId: number, createdBy: number, secret: string) {
  await db
    .insert(apiKeys)
    .values({
      projectId,
      createdBy,
      name: "First key",
      access: "write",
      keyHash: hashKey(secret),
      prefix: keyPrefix(secret),
    })
    .onConflictDoNothing({ target: apiKeys.keyHash });
}

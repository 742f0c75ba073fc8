import "server-only";
import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { db } from "@/db";
import type { KeyAccess } from "@/db/enums";
import { apiKeys, projects, users } from "@/db/schema/people";
import type { Member } from "../auth";
import { fail } from "../errors";
import type { ApiKey } from "./schema";
import { hashKey, keyPrefix, newKey } from "./secret";

export type FoundKey = {
  keyId: number;
  projectId: number;
  slug: string;
  access: KeyAccess;
  /** The project's, for hashing words and chunks. */
  hashKey: string;
  retentionDays: number;
};

const cacheMs = 5_000;
const touchMs = 60_000;
const known = new Map<string, { key: FoundKey | undefined; until: number }>();
const touched = new Map<number, number>();

/** The project of a key that is not revoked. A revoked key stops working everywhere within five seconds, here at once. */
export async function findKey(secret: string): Promise<FoundKey | undefined> {
  const hash = hashKey(secret);
  const cached = known.get(hash);
  const key = cached && cached.until > Date.now() ? cached.key : await lookUp(hash);
  if (key) touch(key.keyId);
  return key;
}

async function lookUp(hash: string) {
  const [key] = await db
    .select({
      keyId: apiKeys.id,
      projectId: apiKeys.projectId,
      slug: projects.slug,
      access: apiKeys.access,
      hashKey: projects.hashKey,
      retentionDays: projects.retentionDays,
    })
    .from(apiKeys)
    .innerJoin(projects, eq(projects.id, apiKeys.projectId))
    .where(and(eq(apiKeys.keyHash, hash), isNull(apiKeys.revokedAt)));
  if (known.size > 10_000) known.clear();
  known.set(hash, { key, until: Date.now() + cacheMs });
  return key;
}

/** At most once a minute, and nobody waits for it. */
function touch(keyId: number) {
  if (Date.now() - (touched.get(keyId) ?? 0) < touchMs) return;
  touched.set(keyId, Date.now());
  const minuteAgo = sql`now() - interval '1 minute'`;
  db.update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.id, keyId), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, minuteAgo))))
    .catch((error) => console.error("The last use of an API key could not be noted.", error));
}

export async function listKeys(member: Member): Promise<ApiKey[]> {
  return db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      access: apiKeys.access,
      prefix: apiKeys.prefix,
      createdBy: users.name,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.createdBy))
    .where(eq(apiKeys.projectId, member.projectId))
    .orderBy(sql`${apiKeys.revokedAt} is not null`, desc(apiKeys.id));
}

/** The only time that the key itself is seen. */
export async function createKey(member: Member, key: { name: string; access: KeyAccess }) {
  const secret = newKey();
  await db.insert(apiKeys).values({
    projectId: member.projectId,
    createdBy: member.userId,
    name: key.name,
    access: key.access,
    keyHash: hashKey(secret),
    prefix: keyPrefix(secret),
  });
  return secret;
}

export async function revokeKey(member: Member, id: number) {
  const [revoked] = await db
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.projectId, member.projectId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ hash: apiKeys.keyHash });
  if (!revoked) fail("not_found", "No such key, or it was revoked already.");
  known.delete(revoked.hash);
}

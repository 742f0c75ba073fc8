import { index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { keyAccess, roles } from "../enums";

const createdAt = timestamp({ withTimezone: true }).notNull().defaultNow();

export const users = pgTable(
  "users",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Lower case. */
    email: text().notNull(),
    name: text().notNull(),
    /** `lib/account/password.ts`; null for those who only come through a provider or a link. */
    passwordHash: text(),
    /** When the mailbox was shown to be theirs: by a mailed link, or by a provider that vouches for it. */
    emailVerifiedAt: timestamp({ withTimezone: true }),
    /** Raised to end every session of this user. */
    sessionVersion: integer().notNull().default(1),
    createdAt,
  },
  (t) => [uniqueIndex().on(t.email)],
);

export const projects = pgTable(
  "projects",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull(),
    name: text().notNull(),
    retentionDays: integer().notNull().default(90),
    /** Keys the hashes of words and chunks, so that they say nothing across projects. */
    hashKey: text().notNull(),
    createdAt,
  },
  (t) => [uniqueIndex().on(t.slug)],
);

export const memberships = pgTable(
  "memberships",
  {
    projectId: integer()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text({ enum: roles }).notNull(),
    createdAt,
  },
  (t) => [primaryKey({ columns: [t.projectId, t.userId] }), index().on(t.userId)],
);

export const invitations = pgTable(
  "invitations",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    projectId: integer()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    email: text().notNull(),
    role: text({ enum: roles }).notNull(),
    tokenHash: text().notNull(),
    invitedBy: integer().references(() => users.id, { onDelete: "set null" }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    acceptedAt: timestamp({ withTimezone: true }),
    createdAt,
  },
  (t) => [uniqueIndex().on(t.tokenHash), index().on(t.projectId)],
);

/** Links that sign in or set a password: used once, kept as a hash. */
export const loginTokens = pgTable(
  "login_tokens",
  {
    tokenHash: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text({ enum: ["sign-in", "reset-password"] }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
    createdAt,
  },
  (t) => [index().on(t.userId)],
);

/** Failed sign-ins by e-mail and by address, for the limit. */
export const signInFailures = pgTable("sign_in_failures", {
  subject: text().primaryKey(),
  failures: integer().notNull(),
  windowStart: timestamp({ withTimezone: true }).notNull(),
});

export const apiKeys = pgTable(
  "api_keys",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    projectId: integer()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    name: text().notNull(),
    access: text({ enum: keyAccess }).notNull(),
    /** SHA-256 in hex: the key itself has 192 random bits. */
    keyHash: text().notNull(),
    /** The first characters, to tell keys apart. */
    prefix: text().notNull(),
    createdBy: integer().references(() => users.id, { onDelete: "set null" }),
    lastUsedAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
    createdAt,
  },
  (t) => [uniqueIndex().on(t.keyHash), index().on(t.projectId)],
);

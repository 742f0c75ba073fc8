import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { z } from "zod";

const environment = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "DATABASE_URL must look like postgres://user:password@host/name." })
    .optional(),
  PORT: z.coerce.number("PORT must be a number.").int().min(1).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PHAROS_DATA_DIR: z.string().default(".pharos"),
  PHAROS_URL: z.url("PHAROS_URL must be a URL such as https://pharos.example.com.").optional(),
  PHAROS_SECRET: z.string().min(16, "PHAROS_SECRET needs at least 16 characters.").optional(),
});

export type Environment = z.output<typeof environment> & { PHAROS_URL: string; PHAROS_SECRET: string };

/** Reads `.env` and the environment, fills in what may be missing, and hands it on to everything in this process. */
export function readEnvironment(): Environment {
  if (existsSync(".env")) loadEnvFile(".env");
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) exitWith(parsed.error.issues.map((issue) => issue.message).join(" "));
  const complete = {
    ...parsed.data,
    PHAROS_URL: parsed.data.PHAROS_URL ?? localUrl(parsed.data),
    PHAROS_SECRET: parsed.data.PHAROS_SECRET ?? keptSecret(parsed.data.PHAROS_DATA_DIR),
  };
  for (const [name, value] of Object.entries(complete)) process.env[name] = String(value);
  return complete;
}

/** Where the server is reached from this machine. */
export function localUrl({ HOST, PORT }: Pick<Environment, "HOST" | "PORT">): string {
  const host = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    exitWith(`PHAROS_DATA_DIR (${dataDir}) cannot be used: ${reason}.`);
  }
}

export function exitWith(message: string): never {
  console.error(`pharos: ${message}`);
  process.exit(1);
}

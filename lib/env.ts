import "server-only";
import { prettifyError, z } from "zod";
import { modelProviders } from "@/db/enums";

const environment = z.object({
  PHAROS_URL: z
    .url({ protocol: /^https?$/, error: "must be the address people open, such as https://pharos.example.com" })
    .transform((url) => new URL(url).origin)
    .optional(),
  PHAROS_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  PHAROS_SIGN_UP: z.enum(["open", "closed"], "must be open or closed").default("closed"),
  PHAROS_MAIL_FROM: z.string().default("Pharos <pharos@localhost>"),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must look like smtps://user:password@host:465" }).optional(),
  HOST: z.string().optional(),
  LLM_PROVIDER: z.enum(modelProviders, `must be one of ${modelProviders.join(", ")}`).default("openai-compatible"),
  LLM_BASE_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as http://127.0.0.1:11434/v1" })
    .optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  AUTH_GITHUB_ID: z.string().optional(),
  AUTH_GITHUB_SECRET: z.string().optional(),
  AUTH_GOOGLE_ID: z.string().optional(),
  AUTH_GOOGLE_SECRET: z.string().optional(),
  AUTH_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "must be the issuer's URL" }).optional(),
  AUTH_OIDC_ID: z.string().optional(),
  AUTH_OIDC_SECRET: z.string().optional(),
  AUTH_OIDC_NAME: z.string().default("single sign-on"),
});

/** Read when asked, never at import: a build has no environment, and `scripts/start.ts` completes it. Empty is unset. */
export function env() {
  const set = Object.entries(process.env).filter(([, value]) => value?.trim());
  const parsed = environment.safeParse(Object.fromEntries(set));
  if (!parsed.success) throw new Error(`The environment is wrong.\n${prettifyError(parsed.error)}`);
  return parsed.data;
}

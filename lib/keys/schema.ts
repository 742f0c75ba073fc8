import { z } from "zod";
import { type KeyAccess, keyAccess } from "@/db/enums";
import { line } from "../line";

export type ApiKey = {
  id: number;
  name: string;
  access: KeyAccess;
  prefix: string;
  createdBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

export const createKeyInput = z.object({
  project: z.string(),
  name: line.min(1, "Say what the key is for.").max(80, "Use at most 80 characters."),
  access: z.enum(keyAccess),
});

export const revokeKeyInput = z.object({ project: z.string(), id: z.int32() });

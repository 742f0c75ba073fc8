import { z } from "zod";
import { line } from "../line";

export type User = { id: number; email: string; name: string; hasPassword: boolean };

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "That address is too long.")
  .pipe(z.email("Write an e-mail address, such as ada@example.com."));

const newPassword = z.string().min(8, "Use at least 8 characters.").max(200, "Use at most 200 characters.");
const personName = line.min(1, "Say what to call you.").max(80, "Use at most 80 characters.");

/** Not more than what is needed to look somebody up: the answer never says which part was wrong. */
export const credentials = z.object({ email: line.toLowerCase().max(254), password: z.string().max(200) });

export const signUpInput = z.object({ name: personName, email });
export const joinInput = z.object({ token: z.string(), name: personName, password: newPassword });
export const requestResetInput = z.object({ email });
export const resetPasswordInput = z.object({ token: z.string(), password: newPassword });
export const renameUserInput = z.object({ name: personName });
export const changePasswordInput = z.object({ current: z.string().max(200), password: newPassword });

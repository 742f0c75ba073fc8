import { z } from "zod";

/** Text of one line. PostgreSQL keeps no NUL, and a line break has no place in a name or a subject. */
export const line = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u, "Use no line breaks or other control characters.");

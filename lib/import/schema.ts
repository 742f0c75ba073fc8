import { z } from "zod";

const totals = {
  bytes: z.int().meta({ description: "of the body, read so far" }),
  lines: z.int(),
  spans: z.int().meta({ description: "stored so far" }),
  failed: z.int().meta({ description: "lines that could not be read or stored, as a whole or in part" }),
};

/** What an import says, one line each. The last is `done`, or `stopped` where it could not go on. */
export const importEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("error"), line: z.int(), reason: z.string() }),
  z.object({ type: z.literal("progress"), ...totals }),
  z.object({ type: z.literal("done"), ...totals }),
  z.object({ type: z.literal("stopped"), reason: z.string() }),
]);
export type ImportEvent = z.infer<typeof importEvent>;
export type ImportTotals = { bytes: number; lines: number; spans: number; failed: number };

/** More are counted, but not named. */
export const maxNamedErrors = 1_000;

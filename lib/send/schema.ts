import { z } from "zod";

/** What of the page "Send traces" its address restores. The key is never in it. */
export const sendView = z.object({
  way: z.string().optional().catch(undefined),
  recipe: z.string().optional().catch(undefined),
});

import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { embedded, inngest } from "./client";

/** Every function of the app. */
const functions: InngestFunction.Any[] = [];

/** Runs functions for whoever signs as the executor does. Only a server elsewhere may be asked, unsigned, to look again. */
export const handler = serve({ client: inngest, functions, enableUnauthedSync: !embedded });

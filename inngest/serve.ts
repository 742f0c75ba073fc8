import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { embedded, inngest } from "./client";
import { refreshUnpriced } from "./functions/prices/refresh-unpriced";
import { eraseDeleted, keepRetained, makeAhead, renewOld } from "./functions/retention/keep";

/** Every function of the app. */
const functions: InngestFunction.Any[] = [makeAhead, keepRetained, eraseDeleted, renewOld, refreshUnpriced];

/** Runs functions for whoever signs as the executor does. Only a server elsewhere may be asked, unsigned, to look again. */
export const handler = serve({ client: inngest, functions, enableUnauthedSync: !embedded });

import { eventType } from "inngest";

/** A process of the app began: perhaps a newer one, which has something to bring up to date. */
export const appStarted = eventType("app/started");

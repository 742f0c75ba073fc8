import { livePages } from "../live-pages";
import type { Session } from "./schema";

/** A session rises in the list when something is said in it. */
export const sessionPages = livePages<Session>(({ sessionId }) => sessionId);

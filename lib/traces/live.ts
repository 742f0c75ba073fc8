import { livePages } from "../live-pages";
import type { ListedTrace } from "./schema";

export const tracePages = livePages<ListedTrace>(({ traceId }) => traceId);

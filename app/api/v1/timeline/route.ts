import { route } from "@/lib/route";
import { countTimeline } from "@/lib/search/match-timeline";
import { timelineQuery } from "@/lib/search/schema";

export const GET = route(({ member, search }) => countTimeline(member, timelineQuery.parse(search)));

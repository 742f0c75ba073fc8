import { countMatches } from "@/lib/export/queries";
import { matchQuery } from "@/lib/export/schema";
import { route } from "@/lib/route";

export const GET = route(({ member, search }) => countMatches(member, matchQuery.parse(search)));

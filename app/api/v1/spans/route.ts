import { route } from "@/lib/route";
import { spanQuery } from "@/lib/search/schema";
import { listSpans } from "@/lib/search/span-list";

export const GET = route(({ member, search }) => listSpans(member, spanQuery.parse(search)));

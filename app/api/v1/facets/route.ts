import { route } from "@/lib/route";
import { countFacets } from "@/lib/search/facets";
import { facetQuery } from "@/lib/search/schema";

export const GET = route(({ member, search }) => countFacets(member, facetQuery.parse(search)));

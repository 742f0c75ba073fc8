import { route } from "@/lib/route";
import { listAttributes } from "@/lib/search/attribute-keys";
import { attributeQuery } from "@/lib/search/schema";

export const GET = route(({ member, search }) => listAttributes(member, attributeQuery.parse(search)));

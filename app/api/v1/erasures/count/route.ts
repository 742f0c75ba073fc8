import { countOwned } from "@/lib/erasure/queries";
import { owner } from "@/lib/erasure/schema";
import { route } from "@/lib/route";

export const GET = route(({ member, search }) => countOwned(member, owner.parse(search)), "member");

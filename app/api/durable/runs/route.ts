import { listDurableRuns } from "@/lib/durable/queries";
import { durableRunFilter } from "@/lib/durable/schema";
import { route } from "@/lib/route";

export const GET = route(({ member, search }) => listDurableRuns(member, durableRunFilter.parse(search)), "owner");

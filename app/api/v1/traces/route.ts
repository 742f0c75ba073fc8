import { route } from "@/lib/route";
import { listTraces } from "@/lib/traces/queries";
import { traceQuery } from "@/lib/traces/schema";

export const GET = route(({ member, search }) => listTraces(member, traceQuery.parse(search)));

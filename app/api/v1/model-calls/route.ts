import { listCalls } from "@/lib/models/ledger";
import { ledgerQuery } from "@/lib/models/schema";
import { route } from "@/lib/route";

export const GET = route(({ member, search }) => listCalls(member, ledgerQuery.parse(search)));

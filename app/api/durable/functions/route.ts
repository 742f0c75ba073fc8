import { listDurableFunctions } from "@/lib/durable/queries";
import { route } from "@/lib/route";

export const GET = route(({ member }) => listDurableFunctions(member), "owner");

import { route } from "@/lib/route";
import { listViews } from "@/lib/views/queries";

export const GET = route(async ({ member }) => ({ items: await listViews(member) }));

import { route } from "@/lib/route";
import { listUsers } from "@/lib/users/queries";
import { userQuery } from "@/lib/users/schema";

export const GET = route(({ member, search }) => listUsers(member, userQuery.parse(search)));

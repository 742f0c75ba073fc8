import { receiveImport } from "@/lib/import/receive";
import { route } from "@/lib/route";

export const POST = route(({ member, request }) => receiveImport(member, request));

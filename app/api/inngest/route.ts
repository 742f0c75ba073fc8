import { handler } from "@/inngest/serve";

export { handler as GET, handler as POST, handler as PUT };

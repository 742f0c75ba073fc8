import { inngest } from "@/inngest/client";

/** Sends an event as any process of the app may: `send-event.ts NAME`. */
const [, , name = ""] = process.argv;
await inngest.send({ name, data: {} });
process.exit(0);

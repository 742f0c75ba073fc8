import { testDatabase } from "@/test/database";

await testDatabase();
const { behaviours } = await import("./behaviours");
const { startRemote } = await import("./remote-app");

behaviours(() => startRemote((url) => ({ INNGEST_DEV: url })), { cron: false });

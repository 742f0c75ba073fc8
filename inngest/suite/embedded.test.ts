import { testDatabase } from "@/test/database";

await testDatabase();
const { behaviours } = await import("./behaviours");
const { startEmbedded } = await import("./embedded-app");
const { startWithServer } = await import("./app-with-server");

/** Set to the URL of a development server of Inngest, the suite runs against that. */
const server = process.env.PHAROS_SUITE_INNGEST;

behaviours(server ? () => startWithServer({ INNGEST_DEV: server }) : startEmbedded, { patient: Boolean(server) });

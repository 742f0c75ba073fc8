export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { watchRequests } = await import("./lib/incoming-requests");
  const { startBackgroundWork } = await import("./lib/background");
  const { startDurableWork } = await import("./inngest/start");
  watchRequests();
  startBackgroundWork();
  startDurableWork();
}

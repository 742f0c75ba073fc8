export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { watchRequests } = await import("./lib/incoming-requests");
  const { startBackgroundWork } = await import("./lib/background");
  watchRequests();
  startBackgroundWork();
}

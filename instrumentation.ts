export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePeerAddresses } = await import("./lib/peer-address");
  const { startBackgroundWork } = await import("./lib/background");
  notePeerAddresses();
  startBackgroundWork();
}

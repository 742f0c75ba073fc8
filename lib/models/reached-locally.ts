import "server-only";
import { isIP } from "node:net";
import { env } from "../env";

/**
 * Whether only this machine reaches Pharos, so that who may type an address may as well call it. Behind a proxy the server
 * listens on loopback too; what tells then is the address that people use.
 */
export function isReachedLocally(): boolean {
  const { HOST, PHAROS_URL } = env();
  return HOST !== undefined && isLoopback(HOST) && (!PHAROS_URL || isLoopback(new URL(PHAROS_URL).hostname));
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

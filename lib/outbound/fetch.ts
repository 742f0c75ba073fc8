import "server-only";
import { promises as dns, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, fetch as send } from "undici";
import { isPublicAddress } from "./addresses";

type Fetch = typeof globalThis.fetch;
type Resolve = (host: string) => Promise<LookupAddress[]>;

/** Why a request was not sent, in a sentence that a person can act on. */
export class OutboundError extends Error {}

/** The address is none of the public internet's. */
export class PrivateAddressError extends OutboundError {}

const connectMs = 10_000;
/** A model may think for minutes before its first byte; who asks sets a shorter limit by a signal. */
const silentMs = 600_000;
const redirects = new Set([301, 302, 303, 307, 308]);

const resolveName: Resolve = (host) => dns.lookup(host, { all: true, verbatim: true });

/**
 * A `fetch` for addresses that somebody typed in. Only http and https, and only public addresses: each is checked as its
 * connection is made, so that a name which resolves otherwise a moment later leads nowhere. Redirects are not followed.
 * Rejects with OutboundError.
 */
export const guardedFetch = guardedFetchBy(resolveName);

/** For addresses that the operator vouches for, such as a model on the same machine. Redirects are not followed either. */
export const trustedFetch = fetchBy(resolveName, () => true);

/** As `guardedFetch`, with names resolved by `resolve`. */
export function guardedFetchBy(resolve: Resolve): Fetch {
  return fetchBy(resolve, isPublicAddress);
}

function fetchBy(resolve: Resolve, allows: (address: string) => boolean): Fetch {
  const dispatcher = new Agent({
    connect: { lookup: lookupBy(resolve, allows), timeout: connectMs },
    headersTimeout: silentMs,
    bodyTimeout: silentMs,
  });

  return async (input, init) => {
    const request = new Request(input, init);
    checkUrl(new URL(request.url), allows);
    const response = await send(request.url, {
      method: request.method,
      headers: [...request.headers],
      body: request.body && (await request.arrayBuffer()),
      signal: request.signal,
      redirect: "manual",
      dispatcher,
    }).catch((error) => {
      throw causeOf(error) ?? error;
    });
    const { status, statusText } = response;
    if (redirects.has(status)) {
      await response.body?.cancel();
      throw new OutboundError(
        `The address answers with a redirect to ${response.headers.get("location")}. Give that one itself.`,
      );
    }
    return new Response(response.body && passOn(response.body.getReader()), {
      status,
      statusText,
      headers: [...response.headers],
    });
  };
}

/** The same bytes in a stream of the platform's own type. */
function passOn(reader: {
  read(): Promise<{ done: boolean; value?: Uint8Array }>;
  cancel(reason: unknown): Promise<void>;
}) {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (value) controller.enqueue(value);
      if (done) controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function checkUrl({ protocol, hostname, username, password }: URL, allows: (address: string) => boolean) {
  if (protocol !== "http:" && protocol !== "https:")
    throw new OutboundError(`An address begins with https:// or http://, not ${protocol}`);
  if (username || password) throw new OutboundError("An address cannot hold a user and a password.");
  // A connection to a literal address asks no resolver.
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) && !allows(literal)) throw refused(literal);
}

function lookupBy(resolve: Resolve, allows: (address: string) => boolean): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host).then(
      (found) => {
        const allowed = found.filter(({ address }) => allows(address));
        const [first] = allowed;
        if (!first) callback(refused(host, found[0]?.address), "");
        else if (all) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, ""),
    );
  };
}

function refused(host: string, address?: string): PrivateAddressError {
  const leads = address ? `${host} leads to ${address}, which` : host;
  return new PrivateAddressError(`${leads} is not a public address, and Pharos only calls those.`);
}

/** What stopped the connection, of the errors that wrap it. */
function causeOf(error: unknown): OutboundError | undefined {
  if (error instanceof OutboundError) return error;
  if (error instanceof AggregateError) return error.errors.map(causeOf).find((cause) => cause);
  return error instanceof Error && error.cause ? causeOf(error.cause) : undefined;
}

import { request } from "node:http";
import { request as secureRequest } from "node:https";
import { canonical, signature } from "./sign";

export type Answer = { status: number; header: (name: string) => string | undefined; body: string };
type Send = (call: { method: string; path: string; headers: Record<string, string>; body: string }) => Promise<Answer>;

/** How an executor asks the SDK's handler for something. */
export type Transport = (call: {
  method: "PUT" | "POST";
  query: string;
  headers: Record<string, string>;
  body: object;
}) => Promise<Answer>;

const PATH = "/api/inngest";

/** Without a key nothing is signed, which only an app in development mode accepts. */
function transport(send: Send, signingKey: string | undefined): Transport {
  return ({ method, query, headers, body }) => {
    const text = canonical(body);
    const common = { "content-type": "application/json", "x-inngest-server-kind": "cloud", ...headers };
    const signed = signingKey ? { ...common, "x-inngest-signature": signature(signingKey, text) } : common;
    return send({ method, path: `${PATH}${query}`, headers: signed, body: text });
  };
}

/** Calls the handler of `serve()` in this process. */
export function inProcess(handler: (request: Request) => Promise<Response>, signingKey?: string): Transport {
  return transport(async ({ method, path, headers, body }) => {
    const host = "inngest.embedded";
    const init = { method, headers: { ...headers, host }, body };
    const response = await handler(new Request(`http://${host}${path}`, init));
    return {
      status: response.status,
      header: (name) => response.headers.get(name) ?? undefined,
      body: await response.text(),
    };
  }, signingKey);
}

/** Calls an app over HTTP. A step may take as long as it likes, which `fetch` would not wait for. */
export function overHttp(origin: string, signingKey?: string): Transport {
  return transport(({ method, path, headers, body }) => {
    const url = new URL(path, origin);
    const open = url.protocol === "https:" ? secureRequest : request;
    return new Promise((done, failed) => {
      const length = { "content-length": Buffer.byteLength(body) };
      const call = open(url, { method, headers: { ...headers, ...length } }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", failed);
        response.on("end", () => {
          const header = (name: string) => response.headers[name]?.toString();
          done({ status: response.statusCode ?? 0, header, body: Buffer.concat(parts).toString() });
        });
      });
      call.on("error", failed);
      call.end(body);
    });
  }, signingKey);
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export type Capture = {
  name: string;
  path: "/v1/traces" | "/v1/logs" | "/v1/metrics";
  encoding: "protobuf" | "json";
  isGzipped: boolean;
  /** As it came over the wire. */
  body: Buffer;
  inflated: Buffer;
};

const root = join(process.cwd(), "test/captures");
const bodyFile = /^\d+-POST_v1_(traces|logs|metrics)\.(pb|body\.json)(\.gz)?$/;

/** The captured bodies, in the order in which they were sent; of one folder, or all. */
export function captureBodies(folder?: string): Capture[] {
  const folders = folder ? [folder] : readdirSync(root).filter((name) => !name.includes("."));
  return folders.sort().flatMap((name) =>
    readdirSync(join(root, name))
      .sort()
      .flatMap((file) => capture(name, file)),
  );
}

function capture(folder: string, file: string): Capture[] {
  const [, signal, extension, gz] = bodyFile.exec(file) ?? [];
  if (!signal) return [];
  const body = readFileSync(join(root, folder, file));
  return [
    {
      name: `${folder}/${file}`,
      path: signal === "traces" ? "/v1/traces" : signal === "logs" ? "/v1/logs" : "/v1/metrics",
      encoding: extension === "pb" ? "protobuf" : "json",
      isGzipped: gz !== undefined,
      body,
      inflated: gz ? gunzipSync(body) : body,
    },
  ];
}

export function captureBody(name: string): Capture {
  const found = captureBodies(name.split("/")[0]).find((one) => one.name === name);
  if (!found) throw new Error(`No capture ${name}.`);
  return found;
}

"use client";

import { KeyRound } from "lucide-react";
import Link from "next/link";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";

type Way = "env" | "curl";

const ways = [
  { value: "env", label: "Environment" },
  { value: "curl", label: "curl" },
] as const;

const never = () => () => undefined;

/** The first thing that a new project shows. It goes away by itself when a trace comes. */
export function SendTraces({ project }: { project: string }) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
  const [way, setWay] = useState<Way>("env");
  const snippet = way === "env" ? environment(origin) : curl(origin);

  return (
    <div className="mx-auto max-w-2xl px-4 py-10">
      <h2 className="font-semibold text-xl">Send the first trace</h2>
      <p className="mt-1 text-fg-2">
        Pharos takes OpenTelemetry over HTTP. Point the SDK or the instrumentation of your agent at this server.
      </p>

      <ol className="mt-6 flex flex-col gap-5">
        <li>
          <h3 className="mb-1.5 font-medium">1. Make an API key that may write</h3>
          <Button asChild>
            <Link href={`/${project}/settings/keys`}>
              <KeyRound /> API keys
            </Link>
          </Button>
        </li>
        <li>
          <h3 className="mb-1.5 font-medium">2. Set it, and run your agent</h3>
          <div className="overflow-hidden rounded-md border border-line">
            <div className="flex items-center justify-between border-line border-b bg-sunken px-2 py-1.5">
              <Segmented label="How to send" value={way} onValueChange={setWay} options={ways} />
              <CopyButton value={snippet} label="snippet" />
            </div>
            <pre className="overflow-x-auto bg-panel p-3 font-mono text-sm">{snippet}</pre>
          </div>
        </li>
      </ol>

      <p role="status" className="mt-6 flex items-center gap-2 text-fg-2">
        <span aria-hidden className="size-2 animate-pulse rounded-full bg-lamp" />
        Waiting for the first trace. It will show here by itself.
      </p>
    </div>
  );
}

function environment(origin: string) {
  return `OTEL_EXPORTER_OTLP_ENDPOINT=${origin}
OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer YOUR_API_KEY"
OTEL_SERVICE_NAME=my-agent`;
}

function curl(origin: string) {
  return `curl ${origin}/v1/traces \\
  -H "Authorization: Bearer YOUR_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"resourceSpans":[{
    "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"my-agent"}}]},
    "scopeSpans":[{"spans":[{
      "traceId":"'$(openssl rand -hex 16)'","spanId":"'$(openssl rand -hex 8)'",
      "name":"hello","kind":1,
      "startTimeUnixNano":"'$(date +%s)000000000'","endTimeUnixNano":"'$(date +%s)250000000'"
    }]}]
  }]}'`;
}

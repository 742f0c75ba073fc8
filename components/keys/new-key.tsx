"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { CreatedKey } from "./create-key-form";

/** Seen only after a click, so the address in the browser is at hand: it is how this server is reached. */
export function NewKey({ secret, access, onDone }: CreatedKey & { onDone: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <Snippet label="key" text={secret} />
      {access === "write" ? (
        <Snippet
          label="environment"
          title="Put this into the environment of anything that speaks OpenTelemetry:"
          text={[
            `OTEL_EXPORTER_OTLP_ENDPOINT=${window.location.origin}`,
            `OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer%20${secret}`,
            "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
          ].join("\n")}
        />
      ) : (
        <Snippet label="header" title="Send it with each request:" text={`Authorization: Bearer ${secret}`} />
      )}
      <Button variant="primary" className="self-end" onClick={onDone}>
        I have copied it
      </Button>
    </div>
  );
}

function Snippet({ label, title, text }: { label: string; title?: string; text: string }) {
  return (
    <div className="flex flex-col gap-1">
      {title && <p className="text-fg-2">{title}</p>}
      <div className="flex items-start rounded-md border border-line bg-sunken">
        <pre className="min-w-0 flex-1 whitespace-pre-wrap break-all px-2.5 py-1.5 font-mono text-sm leading-5">
          {text}
        </pre>
        <CopyButton value={text} label={label} />
      </div>
    </div>
  );
}

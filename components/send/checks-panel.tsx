import { tryKey } from "@/lib/send/curl";
import type { Target } from "@/lib/send/way";
import { Panel } from "./panel";
import { Snippet } from "./snippet";

/** Where `WaitBar` sends somebody who waits for long. */
export const checksId = "checks";

export function ChecksPanel({ target }: { target: Target }) {
  return (
    <Panel
      id={checksId}
      title="Nothing comes?"
      description="Ask the server. This sends an empty export, which is not kept:"
    >
      <Snippet label="check" text={tryKey(target)} />
      <ul className="flex list-disc flex-col gap-1.5 pl-4 text-fg-2 marker:text-fg-3">
        <Check term="200">Address and key are right: see the points below.</Check>
        <Check term="401">The key is not known, was revoked, or did not get into the program.</Check>
        <Check term="403">The key may only read. Sending takes one that may write.</Check>
        <Check term="No answer">
          The address is wrong from there. In a container 127.0.0.1 is the container itself, and Pharos listens on other
          addresses only when HOST says so.
        </Check>
        <Check term="Flush">
          Scripts end before their spans are sent: shut the SDK down, or flush, as the last thing.
        </Check>
        <Check term="Protocol">http/protobuf or http/json. Pharos takes no gRPC, so port 4317 is the wrong one.</Check>
        <Check term="Path">
          SDKs add /v1/traces to OTEL_EXPORTER_OTLP_ENDPOINT; OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is taken as it is.
        </Check>
        <Check term="Order">
          Set the variables before the program starts, and tracing up before the model’s client.
        </Check>
      </ul>
    </Panel>
  );
}

function Check({ term, children }: { term: string; children: string }) {
  return (
    <li>
      <strong className="font-medium text-fg">{term}.</strong> {children}
    </li>
  );
}

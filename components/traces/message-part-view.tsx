import { Brain, Image, Wrench } from "lucide-react";
import type { ReactNode } from "react";
import { formatBytes } from "@/lib/format";
import type { MessagePart } from "@/lib/traces/content";
import { ClampedText } from "./clamped-text";
import { JsonView } from "./json-view";

export function MessagePartView({ part, lines }: { part: MessagePart; lines?: number }) {
  switch (part.type) {
    case "text":
      return <JsonView value={part.text} lines={lines} />;
    case "reasoning":
      return (
        <Part icon={<Brain aria-hidden />} title="Reasoning">
          <div className="text-fg-2">
            <ClampedText text={part.text} />
          </div>
        </Part>
      );
    case "tool_call":
      return (
        <Part icon={<Wrench aria-hidden className="text-k-tool" />} title={`Calls ${part.name}`} id={part.id}>
          <JsonView value={part.arguments} />
        </Part>
      );
    case "tool_result":
      return (
        <Part icon={<Wrench aria-hidden />} title={part.name ? `Result of ${part.name}` : "Result"} id={part.id}>
          <JsonView value={part.result} />
        </Part>
      );
    case "media":
      return (
        <Part icon={<Image aria-hidden />} title={part.mimeType ?? "Media"} id={part.fileId}>
          <span className="break-all text-fg-2">
            {part.url ??
              (part.data
                ? `${formatBytes(Math.floor(part.data.length * 0.75))}, inside the payload`
                : "not in the payload")}
          </span>
        </Part>
      );
    default:
      return <JsonView value={part.value} />;
  }
}

type PartProps = { icon: ReactNode; title: string; id?: string | null; children: ReactNode };

function Part({ icon, title, id, children }: PartProps) {
  return (
    <div className="rounded-md border border-line">
      <div className="flex items-center gap-1.5 px-2 py-1 text-sm [&_svg]:size-3.5">
        {icon}
        <span className="min-w-0 truncate font-medium">{title}</span>
        {id && <span className="ml-auto min-w-0 truncate font-mono text-fg-3 text-xs">{id}</span>}
      </div>
      <div className="px-2 pb-2">{children}</div>
    </div>
  );
}

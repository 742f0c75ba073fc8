import { Wrench } from "lucide-react";
import type { MessagePart } from "@/lib/traces/content";
import { JsonView } from "./json-view";
import { MediaPart } from "./media-part";
import { PartFrame } from "./part-frame";
import { ReasoningPart } from "./reasoning-part";
import { RichText } from "./rich-text";

export function MessagePartView({ part, lines }: { part: MessagePart; lines?: number }) {
  switch (part.type) {
    case "text":
      return <RichText value={part.text} lines={lines} />;
    case "reasoning":
      return <ReasoningPart text={part.text} />;
    case "tool_call":
      return (
        <PartFrame icon={Wrench} tint="text-k-tool" title={`Calls ${part.name}`} id={part.id}>
          <JsonView value={part.arguments} />
        </PartFrame>
      );
    case "tool_result":
      return (
        <PartFrame icon={Wrench} title={part.name ? `Result of ${part.name}` : "Result"} id={part.id}>
          <JsonView value={part.result} />
        </PartFrame>
      );
    case "media":
      return <MediaPart part={part} />;
    default:
      return <JsonView value={part.value} />;
  }
}

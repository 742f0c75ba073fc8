import { Wrench } from "lucide-react";
import type { MessagePart } from "@/lib/traces/content";
import { JsonView } from "./json-view";
import { MediaPart } from "./media-part";
import { PartFrame } from "./part-frame";
import { ReasoningPart } from "./reasoning-part";
import { RichText } from "./rich-text";

type Props = {
  part: MessagePart;
  lines?: number;
  /** Files are left out until somebody wants all of the message. */
  folded?: boolean;
};

export function MessagePartView({ part, lines, folded }: Props) {
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
      return <MediaPart part={part} folded={folded} />;
    default:
      return <JsonView value={part.value} />;
  }
}

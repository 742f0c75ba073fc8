import { Bot, type LucideIcon, MessageSquare, Settings2, User, Wrench } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import type { Message } from "@/lib/traces/content";
import { toText } from "@/lib/traces/json-text";
import { visibleText } from "@/lib/traces/visible-text";
import { ContentCard } from "./content-card";
import { MessagePartView } from "./message-part-view";

const icons: Record<string, LucideIcon> = {
  system: Settings2,
  developer: Settings2,
  user: User,
  assistant: Bot,
  tool: Wrench,
};

export function MessageCard({ message, output }: { message: Message; output?: boolean }) {
  const Icon = (Object.hasOwn(icons, message.role) && icons[message.role]) || MessageSquare;
  // The same on every call: it must not push the conversation out of sight.
  const isInstruction = message.role === "system" || message.role === "developer";

  return (
    <ContentCard
      title={
        <>
          <Icon aria-hidden />
          <span className="min-w-0 truncate font-medium text-fg capitalize">{visibleText(message.role)}</span>
          {message.name && <span className="min-w-0 truncate">{visibleText(message.name)}</span>}
          {output && <Chip>output</Chip>}
        </>
      }
      aside={
        <>
          {message.finishReason && visibleText(message.finishReason.slice(0, 64))}
          <CopyButton value={() => copied(message)} label="message" size="icon-sm" className="-mr-1.5" />
        </>
      }
    >
      <div className="flex flex-col gap-2">
        {message.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no ids and never move
          <MessagePartView key={index} part={part} lines={isInstruction ? 8 : undefined} />
        ))}
        {message.parts.length === 0 && <span className="text-fg-3">Empty message</span>}
      </div>
    </ContentCard>
  );
}

function copied({ parts }: Message) {
  return parts.map((part) => ("text" in part ? part.text : toText(part))).join("\n\n");
}

import { Bot, type LucideIcon, MessageSquare, Settings2, User, Wrench } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";
import { foldPart, isFoldable, roleKind, roleWord, unusualFinish } from "@/lib/thread/row-text";
import type { MessageRow } from "@/lib/thread/rows";
import { wholePart } from "@/lib/thread/whole";
import { ThreadActions } from "./thread-actions";
import { ThreadFoldButton } from "./thread-fold-button";
import { ThreadPart } from "./thread-part";
import type { ThreadRowProps } from "./thread-scene";
import { useWholeSpan } from "./thread-whole";

const looks: Record<ReturnType<typeof roleKind>, { icon: LucideIcon; mark: string; body: string }> = {
  user: { icon: User, mark: "bg-fg text-panel", body: "w-fit max-w-full rounded-lg bg-hover px-3 py-2" },
  assistant: { icon: Bot, mark: "border border-line-strong text-k-llm", body: "" },
  instruction: { icon: Settings2, mark: "border border-line text-fg-3", body: "border-line border-l-2 pl-3 text-fg-2" },
  tool: { icon: Wrench, mark: "border border-line text-k-tool", body: "rounded-md border border-line px-3 py-2" },
  other: { icon: MessageSquare, mark: "border border-line text-fg-2", body: "" },
};

export function ThreadMessage(props: ThreadRowProps<MessageRow>) {
  const { scene, row, open } = props;
  const { message, side, spanId } = row.entry;
  const { icon: Icon, mark, body } = looks[roleKind(message.role)];
  const whole = useWholeSpan(scene, row.entry, open);
  const said = side === "output" ? scene.models.get(spanId) : undefined;
  const finish = unusualFinish(message.finishReason);

  return (
    <div className={cx("grid grid-cols-[24px_minmax(0,1fr)] gap-x-2.5", row.head && "pt-2")}>
      {row.head && (
        <>
          <span className={cx("grid size-6 place-items-center rounded-full", mark)}>
            <Icon aria-hidden className="size-3.5" />
          </span>
          <header className="mb-1 flex min-h-6 items-center gap-2">
            <span className="whitespace-nowrap font-semibold">{roleWord(message.role)}</span>
            <span className="min-w-0 truncate text-fg-3 text-sm">
              {[message.name, said].filter(Boolean).join(" · ")}
            </span>
            {finish && (
              <Chip tone="warn" title="Why the model stopped">
                {finish}
              </Chip>
            )}
            <span className="ml-auto">
              <ThreadActions {...props} />
            </span>
          </header>
        </>
      )}
      <div className={cx("col-start-2 flex min-w-0 flex-col gap-2", body)}>
        {row.parts.map((placed) => {
          const part = open ? wholePart(whole.data, placed) : foldPart(placed.part, message.role);
          return <ThreadPart key={placed.index} part={part} open={open} />;
        })}
        {row.parts.length === 0 && <span className="text-fg-3">Empty message</span>}
        {isFoldable(row) && (
          <ThreadFoldButton
            open={open}
            loading={whole.isLoading}
            error={whole.error}
            onToggle={() => scene.onToggle(row)}
            onRetry={whole.refetch}
          />
        )}
      </div>
    </div>
  );
}

"use client";

import { ListTree, MessagesSquare } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { openSpan } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

export function ThreadEmpty() {
  const [, setOpen] = useUrlState(openSpan);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <EmptyState
        icon={MessagesSquare}
        title="No conversation in this trace"
        action={
          <Button onClick={() => setOpen({ view: undefined })}>
            <ListTree /> See the Tree
          </Button>
        }
      >
        <p>This trace carries no messages and no tool calls. The Tree shows every span of it.</p>
        <p className="mt-2">
          Messages come with a model call when the instrumentation captures content. In many SDKs that is a setting:
          <code className="mt-1 block break-all font-mono text-xs">
            OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true
          </code>
        </p>
      </EmptyState>
    </div>
  );
}

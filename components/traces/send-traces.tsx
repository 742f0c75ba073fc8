import { CircleQuestionMark } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The list of a project without traces. It goes away by itself when one comes. */
export function SendTraces({ project }: { project: string }) {
  return (
    <EmptyState
      icon={CircleQuestionMark}
      title="Send the first trace"
      action={
        <Button variant="primary" asChild>
          <Link href={`/${project}/send`}>How to send traces</Link>
        </Button>
      }
    >
      <p>The endpoint, a key, and examples to paste for the SDK that you use.</p>
      <p role="status" className="mt-3 flex items-center justify-center gap-2">
        <span aria-hidden className="size-2 animate-pulse rounded-full bg-lamp" />
        Waiting. The first trace shows here by itself.
      </p>
    </EmptyState>
  );
}

import { ExternalLink } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Where an Inngest server does the work, its own page shows it. */
export function InngestNote({ url }: { url: string }) {
  return (
    <EmptyState
      title="Background work runs on Inngest"
      action={
        <Button asChild>
          <a href={url} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden /> Open {new URL(url).host}
          </a>
        </Button>
      }
    >
      The environment of this server names an Inngest server. Functions, runs and retries are on its page.
    </EmptyState>
  );
}

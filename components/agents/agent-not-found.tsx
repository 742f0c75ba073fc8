"use client";

import { Bot } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The workspace of an agent that never ran in this project. */
export function AgentNotFound() {
  const { project } = useParams<{ project: string }>();

  return (
    <EmptyState
      icon={Bot}
      title="No such agent"
      action={
        <Button asChild>
          <Link href={`/${project}/agents?range=all`}>All agents</Link>
        </Button>
      }
    >
      No trace of this project names it. Its traces may have been deleted, or its id has changed since.
    </EmptyState>
  );
}

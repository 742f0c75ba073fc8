"use client";

import { MessagesSquare, RotateCw, SearchX } from "lucide-react";
import Link from "next/link";
import { useParams, useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The page of a session that is not there. */
export function SessionNotFound() {
  const { project } = useParams<{ project: string }>();
  const router = useRouter();
  return (
    <EmptyState
      icon={SearchX}
      title="No such session in this project"
      action={
        <>
          <Button onClick={router.refresh}>
            <RotateCw aria-hidden /> Look again
          </Button>
          <Button asChild>
            <Link href={`/${project}/sessions`}>
              <MessagesSquare aria-hidden /> All sessions
            </Link>
          </Button>
        </>
      }
    >
      Its id is wrong, none of its traces has arrived yet, or all are older than the project keeps traces.
    </EmptyState>
  );
}

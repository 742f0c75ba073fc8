"use client";

import { useParams, useRouter } from "next/navigation";
import { BackToTraces } from "./back-to-traces";
import { TraceMissing } from "./trace-missing";

/** The page of a trace that is not there. */
export function TraceNotFound() {
  const { project } = useParams<{ project: string }>();
  const router = useRouter();
  return <TraceMissing onRetry={router.refresh} more={<BackToTraces project={project} />} />;
}

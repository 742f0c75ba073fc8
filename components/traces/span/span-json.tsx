"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { rawUrl, traceOptions } from "@/lib/traces/options";
import { indentJson } from "@/lib/traces/raw/json-lines";
import type { Trace } from "@/lib/traces/schema";
import { JsonView } from "../content/json-view";
import { SpanLoading } from "./span-loading";

type Props = { project: string; trace: Trace; spanId: string };

/** The span as it was sent. */
export function SpanJson({ project, trace, spanId }: Props) {
  const { data, error, refetch } = useQuery(traceOptions.raw(project, trace.traceId, spanId, trace.updatedAt));
  if (error) return <ErrorState title="The JSON could not be loaded" message={error.message} onRetry={refetch} />;
  if (data === undefined) return <SpanLoading />;

  return (
    <>
      <div className="mb-2 flex gap-1.5">
        <CopyButton variant="secondary" value={() => indentJson(data)} label="JSON">
          Copy
        </CopyButton>
        <Button asChild>
          <a href={rawUrl(project, trace.traceId, spanId)} download>
            <Download /> Download
          </a>
        </Button>
      </div>
      <JsonView value={JSON.parse(data)} levels={10} />
    </>
  );
}

"use client";

import { ErrorState } from "@/components/ui/error-state";

export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <ErrorState
      title="This page could not be shown"
      message="The server met a problem, or could not be reached. Nothing was lost."
      onRetry={retry}
    />
  );
}

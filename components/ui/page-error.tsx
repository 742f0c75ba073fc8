"use client";

import { ErrorState } from "./error-state";

/** For `error.tsx`, wherever a screen should fail by itself and leave what is around it. */
export function PageError({ retry }: { retry: () => void }) {
  return (
    <ErrorState
      title="This page could not be shown"
      message="The server met a problem, or could not be reached. Nothing was lost."
      onRetry={retry}
    />
  );
}

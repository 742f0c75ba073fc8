"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "./button";

type Props = { title?: string; message?: string; onRetry?: () => void };

export function ErrorState({ title = "This could not be loaded", message, onRetry }: Props) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-1 px-6 py-16 text-center">
      <TriangleAlert aria-hidden className="mb-2 size-6 text-bad" strokeWidth={1.5} />
      <h2 className="font-semibold text-lg">{title}</h2>
      {message && <p className="break-words text-fg-2">{message}</p>}
      {onRetry && (
        <Button className="mt-3" onClick={onRetry}>
          <RotateCw /> Try again
        </Button>
      )}
    </div>
  );
}

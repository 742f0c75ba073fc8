"use client";

import { useUrlSteps } from "@/lib/url-state";

/** The pages of a project read their address in the browser. */
export function UrlSteps() {
  useUrlSteps();
  return null;
}

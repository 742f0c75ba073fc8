"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The address in the browser: how this server is reached from where its user sits. Empty on the server. */
export function useOrigin() {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
}

"use client";

import { useSyncExternalStore } from "react";

const key = "pharos:text";
const textModes = ["markdown", "text"] as const;
export type TextMode = (typeof textModes)[number];

const listeners = new Set<() => void>();

/** Whether messages are shown as Markdown or as the text that was sent; remembered in this browser. */
export function useTextMode() {
  const mode = useSyncExternalStore<TextMode>(subscribe, read, () => "markdown");
  return [mode, write] as const;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read(): TextMode {
  return localStorage.getItem(key) === "text" ? "text" : "markdown";
}

function write(mode: TextMode) {
  localStorage.setItem(key, mode);
  for (const listener of listeners) listener();
}

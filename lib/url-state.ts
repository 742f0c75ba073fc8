"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import type { z } from "zod";
import { toQuery } from "./query-string";

/**
 * The query string, read and written through a schema. Next keeps useSearchParams in step with history. A change that
 * the back button should undo is pushed.
 */
export function useUrlState<S extends z.ZodObject>(schema: S) {
  const search = useSearchParams();
  const state = schema.parse(Object.fromEntries(search));

  function setState(change: Partial<z.input<S>>, how: "replace" | "push" = "replace") {
    const url = `${window.location.pathname}?${toQuery({ ...addressed(), ...change })}`;
    if (how === "push") window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  }

  return [state, setState] as const;
}

/** What the address says now. A key pressed right after another comes before the render of the first. */
export function urlState<S extends z.ZodObject>(schema: S) {
  return schema.parse(addressed());
}

/**
 * Lets a step through the history of one page change its address alone. Next would fetch the page of each step after a
 * reload, which nothing here needs, and a step taken during that fetch is lost to it.
 */
export function useUrlSteps() {
  const pathname = usePathname();
  const follow = useEffectEvent((event: PopStateEvent) => {
    const { href, pathname: next } = window.location;
    if (next !== pathname || !event.state?.__NA) return;
    event.stopImmediatePropagation();
    // The entry forgets which page Next kept for it: Next then stays with the one that it shows, at this address.
    window.history.replaceState({ __NA: true }, "", href);
    window.history.replaceState(null, "", href);
  });

  // The history is outside React, and Next listens to it as well: this has to come first.
  useEffect(() => {
    window.addEventListener("popstate", follow, { capture: true });
    return () => window.removeEventListener("popstate", follow, { capture: true });
  }, []);
}

function addressed() {
  return Object.fromEntries(new URLSearchParams(window.location.search));
}

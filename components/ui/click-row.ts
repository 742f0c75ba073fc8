import type { MouseEvent } from "react";

/** For a row with a link over it: values with a hint of their own lie above the link, and a click on one is one on it. */
export function clickRow(event: MouseEvent<HTMLElement>) {
  const { target, currentTarget, ctrlKey, metaKey, shiftKey } = event;
  if (!(target instanceof Element) || target.closest("a") || window.getSelection()?.isCollapsed === false) return;
  const click = new window.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey });
  currentTarget.querySelector("a")?.dispatchEvent(click);
}

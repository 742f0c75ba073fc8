/** The part of the open trace that the arrows walk. Absent while it loads. */
function viewOnPage() {
  return document.querySelector<HTMLElement>("[data-trace] [role=tree], [data-trace] [role=feed] [tabindex='0']");
}

/** Whether the span stands in front of the view instead of beside it. */
export function isViewCovered() {
  return viewOnPage()?.checkVisibility() === false;
}

/** Gives the keys back to the view. */
export function focusView() {
  viewOnPage()?.focus({ preventScroll: true });
}

/** Gives the keys to the span beside the view. */
export function focusSpan() {
  document.getElementById("span")?.focus();
}

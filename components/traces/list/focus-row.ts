/** Gives the keys to a row of the list, which may be on the page or not. */
export function focusRow(traceId: string | undefined) {
  document.getElementById(`trace-${traceId}`)?.focus({ preventScroll: true });
}

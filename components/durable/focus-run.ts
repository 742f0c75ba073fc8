/** Gives the keys to a run of the list, which may be on the page or not. */
export function focusRun(id: string) {
  document.getElementById(`run-${id}`)?.focus();
}

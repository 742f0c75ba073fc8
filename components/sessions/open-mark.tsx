/** Of a session whose last activity is not long ago. */
export function OpenMark() {
  return (
    <span
      className="flex shrink-0 items-center gap-1 font-medium text-good"
      title="Something was said in it not long ago. It ends when it has been idle for a while."
    >
      <span aria-hidden className="size-1.5 rounded-full bg-good" />
      open
    </span>
  );
}

/** Below a span of which only the beginning is shown. */
export function RawRest() {
  return <span className="sticky left-0 pl-[7ch] font-sans text-fg-2">… The rest is in the download.</span>;
}

import { WifiOff } from "lucide-react";

/** The list stays readable while the server is away, and says that it is not the latest. */
export function StaleNote() {
  return (
    <p
      role="status"
      className="absolute inset-x-0 top-9 z-20 mx-auto flex h-7 w-fit items-center gap-1.5 rounded-full border border-warn bg-warn-bg px-3 text-warn shadow-float"
    >
      <WifiOff aria-hidden className="size-4" /> Not up to date: the server cannot be reached. Trying again.
    </p>
  );
}

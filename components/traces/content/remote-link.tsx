import { ExternalLink } from "lucide-react";
import { isWebAddress } from "@/lib/traces/media";
import { visibleText } from "@/lib/traces/visible-text";

/** An address that a trace names: never fetched, and opened only by whoever asks for it. */
export function RemoteLink({ url }: { url: string }) {
  return (
    <>
      <span className="break-all font-mono text-fg-2 text-sm">{visibleText(url.slice(0, 2_000))}</span>
      {isWebAddress(url) && (
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="mt-1 flex w-fit items-center gap-1 text-accent text-sm underline underline-offset-2"
        >
          <ExternalLink aria-hidden className="size-3.5" /> Open in a new tab
        </a>
      )}
    </>
  );
}

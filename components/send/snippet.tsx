import { Fragment } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { noKey } from "@/lib/send/way";

/** Text to paste. Where a key still lacks, that is marked. */
export function Snippet({ title, label, text }: { title?: string; label: string; text: string }) {
  const parts = text.split(noKey);

  return (
    <div className="overflow-hidden rounded-md border border-line">
      <div className="flex items-start">
        <div className="min-w-0 flex-1">
          {title && <h3 className="px-3 pt-2 text-fg-3 text-sm">{title}</h3>}
          <pre className="whitespace-pre-wrap px-3 py-2 font-mono text-sm [overflow-wrap:anywhere]">
            {parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
              <Fragment key={index}>
                {index > 0 && <mark>{noKey}</mark>}
                {part}
              </Fragment>
            ))}
          </pre>
        </div>
        <CopyButton value={text} label={label} className="m-1" />
      </div>
    </div>
  );
}

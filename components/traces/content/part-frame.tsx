import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { visibleText } from "@/lib/traces/visible-text";

type Props = { icon: LucideIcon; tint?: string; title: string; id?: string | null; children: ReactNode };

/** A part of a message that is more than text. */
export function PartFrame({ icon: Icon, tint, title, id, children }: Props) {
  return (
    <div className="rounded-md border border-line">
      <div className="flex items-center gap-1.5 px-2 py-1 text-sm [&_svg]:size-3.5 [&_svg]:shrink-0">
        <Icon aria-hidden className={tint} />
        <span className="min-w-0 truncate font-medium">{visibleText(title)}</span>
        {id && <span className="ml-auto min-w-0 truncate font-mono text-fg-3 text-xs">{visibleText(id)}</span>}
      </div>
      <div className="px-2 pb-2">{children}</div>
    </div>
  );
}

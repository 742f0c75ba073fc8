import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

type Props = { title: ReactNode; aside?: ReactNode; tone?: "plain" | "warn"; children: ReactNode };

export function ContentCard({ title, aside, tone = "plain", children }: Props) {
  return (
    <section className="mb-2 overflow-hidden rounded-md border border-line">
      <header
        className={cx(
          "flex h-7 items-center gap-2 border-line border-b bg-sunken px-2.5 text-sm [&_svg]:size-3.5",
          tone === "warn" ? "text-warn" : "text-fg-2",
        )}
      >
        {title}
        {aside && <span className="ml-auto flex items-center text-fg-3">{aside}</span>}
      </header>
      <div className="min-w-0 px-2.5 py-2">{children}</div>
    </section>
  );
}

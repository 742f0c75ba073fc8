import type { ReactNode } from "react";

type Props = { id?: string; title: string; description?: ReactNode; children: ReactNode };

/** A part of the page, under its heading. */
export function Panel({ id, title, description, children }: Props) {
  return (
    <section id={id} className="flex scroll-mt-14 flex-col gap-3 rounded-lg border border-line bg-panel p-4">
      <div>
        <h2 className="font-semibold text-lg">{title}</h2>
        {description && <p className="max-w-prose text-fg-2">{description}</p>}
      </div>
      {children}
    </section>
  );
}

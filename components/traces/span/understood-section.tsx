import type { ReactNode } from "react";

type Props = { title: string; count: number; help: string; children: ReactNode };

export function UnderstoodSection({ title, count, help, children }: Props) {
  return (
    <section aria-label={title} className="@container mb-5">
      <h3 className="font-medium">
        {title} <span className="font-normal text-fg-3">{count}</span>
      </h3>
      <p className="mb-1 text-fg-3 text-sm">{help}</p>
      {children}
    </section>
  );
}

import type { ReactNode } from "react";

type Props = { title: string; text: string; children: ReactNode };

export function DataSection({ title, text, children }: Props) {
  return (
    <section className="flex flex-col gap-3 border-line border-t pt-5 first:border-t-0 first:pt-0">
      <div>
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="max-w-prose text-fg-2">{text}</p>
      </div>
      {children}
    </section>
  );
}

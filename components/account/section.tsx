import type { ReactNode } from "react";

export function Section({
  title,
  description,
  children,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3 rounded-lg border border-line bg-panel p-4">
      <div>
        <h2 className="font-semibold text-lg">{title}</h2>
        {description && <p className="text-fg-2">{description}</p>}
      </div>
      {children}
    </section>
  );
}

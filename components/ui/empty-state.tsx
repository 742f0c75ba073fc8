import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon?: LucideIcon; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here: says so, and what to do next. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-1 px-6 py-16 text-center">
      {Icon && <Icon aria-hidden className="mb-2 size-6 text-fg-3" strokeWidth={1.5} />}
      <h2 className="font-semibold text-lg">{title}</h2>
      {children && <div className="text-fg-2">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

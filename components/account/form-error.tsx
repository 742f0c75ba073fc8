import type { ReactNode } from "react";

export function FormError({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-md bg-bad-bg px-2.5 py-1.5 text-bad">
      {children}
    </p>
  );
}

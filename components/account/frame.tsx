import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/shell/brand";

type Props = { title: string; description?: ReactNode; children?: ReactNode; foot?: ReactNode };

/** A page outside any project: one thing to do, in the middle. */
export function Frame({ title, description, children, foot }: Props) {
  return (
    <main className="mx-auto flex w-full max-w-[392px] flex-col gap-4 px-4 pt-[16dvh] pb-10">
      <Link href="/" className="self-start rounded-sm">
        <Brand />
      </Link>
      <div className="flex flex-col gap-4 rounded-lg border border-line bg-panel p-5">
        <div>
          <h1 className="font-semibold text-xl">{title}</h1>
          {description && <p className="mt-1 text-fg-2">{description}</p>}
        </div>
        {children}
      </div>
      {foot && <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-fg-2">{foot}</div>}
    </main>
  );
}

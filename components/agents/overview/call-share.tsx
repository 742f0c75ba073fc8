import { formatRate } from "@/lib/agents/figures";

export function CallShare({ share }: { share: number }) {
  return (
    <span className="inline-flex items-center justify-end gap-2 sm:w-28">
      <span aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-hover max-sm:hidden">
        <span className="block h-full rounded-full bg-fg-3" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="w-10">{formatRate(share)}</span>
    </span>
  );
}

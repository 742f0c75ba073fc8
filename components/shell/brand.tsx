export function Brand() {
  return (
    <span className="flex items-center gap-2 font-semibold text-lg tracking-tight">
      <span
        aria-hidden
        className="size-[18px] rounded-full bg-[radial-gradient(circle_at_50%_42%,oklch(.97_.06_92)_0_22%,var(--lamp)_46%,transparent_72%)]"
      />
      Pharos
    </span>
  );
}

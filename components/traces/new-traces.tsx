import { ArrowUp } from "lucide-react";
import { Button } from "@/components/ui/button";

export function NewTraces({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-9 z-20 flex justify-center">
      <Button size="sm" onClick={onShow} className="pointer-events-auto rounded-full border-accent shadow-float">
        <ArrowUp /> {count >= 50 ? "50 or more" : count} new {count === 1 ? "trace" : "traces"}
      </Button>
    </div>
  );
}

import { ListTree } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";

export function BackToTraces({ project }: { project: string }) {
  return (
    <Button asChild>
      <Link href={`/${project}/traces`}>
        <ListTree aria-hidden /> All traces
      </Link>
    </Button>
  );
}

import { SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main>
      <EmptyState
        icon={SearchX}
        title="There is nothing here"
        action={
          <Button asChild>
            <Link href="/">Go to your projects</Link>
          </Button>
        }
      >
        The address is wrong, what it named is gone, or it belongs to a project that you are not a member of.
      </EmptyState>
    </main>
  );
}

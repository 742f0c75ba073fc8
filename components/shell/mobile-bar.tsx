"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { Brand } from "./brand";
import { Sidebar, type SidebarProps } from "./sidebar";

export function MobileBar(props: SidebarProps) {
  const [open, setOpen] = useState(false);

  return (
    <div className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-sunken px-3 md:hidden">
      <Button variant="quiet" size="icon" aria-label="Open menu" aria-expanded={open} onClick={() => setOpen(true)}>
        <Menu />
      </Button>
      <Brand />
      <Sheet open={open} onOpenChange={setOpen} title="Menu" side="left" className="w-64">
        <Sidebar {...props} onNavigate={() => setOpen(false)} />
      </Sheet>
    </div>
  );
}

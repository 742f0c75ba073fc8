"use client";

import { Segmented } from "@/components/ui/segmented";
import { useTextMode } from "./use-text-mode";

const options = [
  { value: "markdown", label: "Markdown" },
  { value: "text", label: "Text" },
] as const;

export function TextModeSwitch() {
  const [mode, setMode] = useTextMode();
  return <Segmented label="Show messages as" value={mode} onValueChange={setMode} options={options} />;
}

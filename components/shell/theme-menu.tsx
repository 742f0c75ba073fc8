"use client";

import { useSyncExternalStore } from "react";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "@/components/ui/dropdown-menu";
import { onThemeChange, readTheme, saveTheme, type Theme, themes } from "./theme";

const words: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

export function ThemeMenu() {
  const theme = useSyncExternalStore(onThemeChange, readTheme, () => "system" as const);

  return (
    <>
      <MenuLabel id="theme">Theme</MenuLabel>
      <MenuRadioGroup aria-labelledby="theme" value={theme}>
        {themes.map((option) => (
          <MenuRadioItem key={option} value={option} onSelect={() => saveTheme(option)}>
            {words[option]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </>
  );
}

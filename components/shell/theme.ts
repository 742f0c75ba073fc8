export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Runs before the first paint, so that the page never shows in the wrong theme; then follows the system and other tabs. */
export const themeScript = `(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem("theme") } catch {} };
  const apply = () => {
    const theme = chosen();
    const dark = theme ? theme === "dark" : system.matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", apply);
})()`;

export function readTheme(): Theme {
  return themes.find((theme) => theme === localStorage.getItem("theme")) ?? "system";
}

export function saveTheme(theme: Theme) {
  if (theme === "system") localStorage.removeItem("theme");
  else localStorage.setItem("theme", theme);
  window.dispatchEvent(new Event("storage"));
}

export function onThemeChange(changed: () => void) {
  window.addEventListener("storage", changed);
  return () => window.removeEventListener("storage", changed);
}

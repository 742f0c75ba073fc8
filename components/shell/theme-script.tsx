import { themeScript } from "./theme";

export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; React would escape its quotes
  return <script dangerouslySetInnerHTML={{ __html: themeScript }} />;
}

const places = /\{\{\{?\s*([\w.-]{1,100})\s*\}?\}\}|\$\{([\w.-]{1,100})\}|\{([\w.-]{1,100})\}|<<([\w.-]{1,100})>>/g;

/** A prompt template cut at its variables, in the spellings `{{a}}`, `{a}`, `${a}` and `<<a>>`. */
export function templatePieces(template: string): { text: string; variable: string | null }[] {
  const pieces: { text: string; variable: string | null }[] = [];
  let end = 0;
  for (const match of template.matchAll(places)) {
    if (match.index > end) pieces.push({ text: template.slice(end, match.index), variable: null });
    pieces.push({ text: match[0], variable: match.slice(1).find((name) => name !== undefined) ?? "" });
    end = match.index + match[0].length;
  }
  if (end < template.length) pieces.push({ text: template.slice(end), variable: null });
  return pieces;
}

/** The object or array that a text is the JSON of, else the text itself. */
export function parseJsonText(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** For a clipboard: text as it is, everything else as indented JSON. */
export function toText(value: unknown) {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

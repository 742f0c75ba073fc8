export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

const longInteger = /[:,[\s]-?\d{16,}\s*[,}\]\s]/;
const bareLongInteger = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** JSON.parse, but integers of more than 15 digits come as strings with every digit. Throws SyntaxError. */
export function parseExactly(text: string): Json {
  return JSON.parse(longInteger.test(text) ? quoteLongIntegers(text) : text);
}

function quoteLongIntegers(text: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('"', at);
    const between = text.slice(at, open === -1 ? text.length : open);
    parts.push(between.replace(bareLongInteger, '"$&"'));
    if (open === -1) break;
    at = endOfString(text, open);
    parts.push(text.slice(open, at));
  }
  return parts.join("");
}

/** The position behind the quote that closes the string opened at `open`. */
export function endOfString(text: string, open: number): number {
  for (let close = text.indexOf('"', open + 1); close !== -1; close = text.indexOf('"', close + 1)) {
    let backslashes = 0;
    while (text[close - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return close + 1;
  }
  return text.length;
}

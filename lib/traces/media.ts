import type { MessagePart } from "./content";

type MediaPart = Extract<MessagePart, { type: "media" }>;

/** What a part of a message holds, as far as its own bytes prove it; what a sender calls it is not believed. */
export type Media =
  | { kind: "image" | "audio"; src: string; type: string; base64: string; bytes: number }
  | { kind: "file"; type: string | null; base64: string; bytes: number }
  | { kind: "remote"; url: string; link: boolean }
  | { kind: "nothing" };

const maxShown = 12_000_000;

export function readMedia({ mimeType, url, data }: MediaPart): Media {
  const address = data && isDataUrl(data) ? data : url;
  const isData = address !== null && isDataUrl(address);
  const inline = isData ? readDataUrl(address) : null;
  const base64 = bareBase64(isData ? inline?.base64 : data);
  if (!base64) return url && !isData ? { kind: "remote", url, link: isWebAddress(url) } : { kind: "nothing" };

  const bytes = Math.floor((base64.length * 3) / 4) - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
  const type = typeOf(base64.slice(0, 64));
  const kind = type?.startsWith("image/") ? "image" : type ? "audio" : null;
  return type && kind && bytes <= maxShown
    ? { kind, src: `data:${type};base64,${base64}`, type, base64, bytes }
    : { kind: "file", type: type ?? inline?.type ?? mimeType, base64, bytes };
}

function isDataUrl(text: string) {
  return /^data:/i.test(text);
}

function readDataUrl(url: string) {
  const comma = url.indexOf(",");
  const head = url.slice(5, Math.max(5, Math.min(comma, 200)));
  return head.endsWith(";base64") ? { type: head.split(";", 1)[0] || null, base64: url.slice(comma + 1) } : null;
}

/** Without line breaks; null for anything that is not base64 from end to end. */
function bareBase64(text: string | null | undefined) {
  if (!text) return null;
  const bare = /\s/.test(text) ? text.replaceAll(/\s+/g, "") : text;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(bare) && bare.length % 4 !== 1 ? bare : null;
}

/** The first bytes in hex; a dot is any digit. */
const signatures: [type: string, pattern: RegExp][] = [
  ["image/png", /^89504e470d0a1a0a/],
  ["image/jpeg", /^ffd8ff/],
  ["image/gif", /^47494638(?:37|39)61/],
  ["image/webp", /^52494646.{8}57454250/],
  ["audio/wav", /^52494646.{8}57415645/],
  ["audio/mpeg", /^(?:494433|ff(?:e2|e3|f2|f3|fa|fb))/],
  ["audio/ogg", /^4f676753/],
  ["audio/flac", /^664c6143/],
  ["audio/mp4", /^.{8}667479704d3441/],
];

function typeOf(start: string) {
  const bytes = atob(start.slice(0, start.length - (start.length % 4)));
  const hex = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return signatures.find(([, pattern]) => pattern.test(hex))?.[0];
}

/** Whether a link may lead there. */
export function isWebAddress(url: string) {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

const endings: Record<string, string> = {
  "application/pdf": "pdf",
  "application/json": "json",
  "text/plain": "txt",
  "text/csv": "csv",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "audio/wav": "wav",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/flac": "flac",
  "audio/mp4": "m4a",
};

/** A name that any disk takes, without folders, controls or a dot in front. */
export function safeFileName(name: string | null, type: string | null) {
  const last = (name ?? "").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replaceAll(/[^\p{L}\p{N}._ ()-]/gu, "_")
    .replace(/^[. ]+/, "")
    .slice(-100);
  if (clean.trim() !== "") return clean;
  return `file.${(type && Object.hasOwn(endings, type) && endings[type]) || "bin"}`;
}

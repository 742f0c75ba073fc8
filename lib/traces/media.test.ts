import { expect, test } from "vitest";
import { readMedia, safeFileName } from "./media";

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const none = { type: "media" as const, mimeType: null, name: null, url: null, data: null, fileId: null };

function base64(text: string) {
  return Buffer.from(text, "latin1").toString("base64");
}

test("an image is shown by what it is, whatever it is called", () => {
  expect(readMedia({ ...none, mimeType: "text/html", data: png })).toMatchObject({
    kind: "image",
    type: "image/png",
    bytes: 70,
  });
  expect(readMedia({ ...none, url: `data:image/svg+xml;base64,${png}` })).toMatchObject({
    kind: "image",
    src: `data:image/png;base64,${png}`,
  });
  expect(readMedia({ ...none, data: png.replace(/(.{20})/g, "$1\n") })).toMatchObject({ kind: "image" });
});

test("a file may come as a data URL where base64 is expected", () => {
  const data = `data:application/pdf;base64,${base64("%PDF-1.4")}`;
  expect(readMedia({ ...none, data })).toMatchObject({ kind: "file", type: "application/pdf", bytes: 8 });
});

test("audio is told by its bytes too", () => {
  expect(readMedia({ ...none, mimeType: "audio/wav", data: base64("RIFF1234WAVEfmt and more") })).toMatchObject({
    kind: "audio",
    type: "audio/wav",
  });
  expect(readMedia({ ...none, data: base64("ID3 and a song") })).toMatchObject({ kind: "audio", type: "audio/mpeg" });
});

test.each(["<svg onload=alert(1)>", "<html><script>alert(1)</script>", "%PDF-1.7 a document", "a"])(
  "%s is a file",
  (text) => {
    expect(readMedia({ ...none, mimeType: "image/png", data: base64(text) })).toMatchObject({
      kind: "file",
      type: "image/png",
    });
  },
);

test.each(["data:text/html,<script>alert(1)</script>", "data:image/png;base64,<svg>", "data:"])(
  "%s is nothing",
  (url) => {
    expect(readMedia({ ...none, url })).toEqual({ kind: "nothing" });
  },
);

test("only the web may be linked to, and nothing is fetched from it", () => {
  expect(readMedia({ ...none, url: "https://example.com/a.png" })).toMatchObject({ kind: "remote", link: true });
  for (const url of [
    "javascript:alert(1)",
    "gs://bucket/file",
    "file:///etc/passwd",
    "https://",
    "//example.com/a.png",
  ]) {
    expect(readMedia({ ...none, url }), url).toMatchObject({ kind: "remote", link: false });
  }
});

test("an image of 20 MB is a file to download", () => {
  expect(readMedia({ ...none, data: `iVBORw0KGgoA${"AAAA".repeat(5_000_000)}` })).toMatchObject({
    kind: "file",
    type: "image/png",
  });
});

test.each([
  ["../../etc/passwd", null, "passwd"],
  ["C:\\Windows\\a.exe", null, "a.exe"],
  [".htaccess", null, "htaccess"],
  ["a\u202Egnp.exe", null, "a_gnp.exe"],
  ["Rechnung März (2).pdf", null, "Rechnung März (2).pdf"],
  ["..", "application/pdf", "file.pdf"],
  [null, "constructor", "file.bin"],
])("%j of %j is saved as %s", (name, type, saved) => {
  expect(safeFileName(name, type)).toBe(saved);
});

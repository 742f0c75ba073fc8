/** Where a browser lets a page write to a file that the user picked: of the large ones, not yet Firefox and Safari. */
type FilePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

declare global {
  interface Window {
    showSaveFilePicker?: FilePicker;
  }
}

type Target = { write: (stream: ReadableStream<BufferSource>, signal: AbortSignal) => Promise<void> };

export function canStreamToFile() {
  return typeof window !== "undefined" && window.showSaveFilePicker !== undefined;
}

/** Asks for a file where the browser can; else the whole is held, and saved in the end. Undefined where the user changed their mind. */
export async function pickTarget(name: string): Promise<Target | undefined> {
  if (!window.showSaveFilePicker) return { write: (stream) => saveWhole(stream, name) };
  const file = await window.showSaveFilePicker({ suggestedName: name }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw error;
  });
  return file && { write: async (stream, signal) => stream.pipeTo(await file.createWritable(), { signal }) };
}

async function saveWhole(stream: ReadableStream<BufferSource>, name: string) {
  const url = URL.createObjectURL(await new Response(stream).blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

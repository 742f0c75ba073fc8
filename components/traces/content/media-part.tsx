"use client";

import { AudioLines, Download, ExternalLink, File, FileQuestionMark, Image } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/format";
import type { MessagePart } from "@/lib/traces/content";
import { type Media, readMedia, safeFileName } from "@/lib/traces/media";
import { visibleText } from "@/lib/traces/visible-text";
import { MediaImage } from "./media-image";
import { PartFrame } from "./part-frame";
import { RemoteLink } from "./remote-link";

const looks = {
  image: { icon: Image, word: "Image" },
  audio: { icon: AudioLines, word: "Sound" },
  file: { icon: File, word: "File" },
  remote: { icon: ExternalLink, word: "Kept elsewhere" },
  nothing: { icon: FileQuestionMark, word: "File" },
};

type MediaPart = Extract<MessagePart, { type: "media" }>;

/** An image, a sound or a file that was sent inside a message. What lies elsewhere is named, never fetched. */
export function MediaPart({ part, folded = false }: { part: MediaPart; folded?: boolean }) {
  const media = readMedia(part);
  const { icon, word } = looks[media.kind];

  return (
    <PartFrame icon={icon} title={part.name ?? word} id={part.fileId}>
      <Content media={media} part={part} folded={folded} />
    </PartFrame>
  );
}

function Content({ media, part, folded }: { media: Media; part: MediaPart; folded: boolean }) {
  if (media.kind === "remote") return <RemoteLink url={media.url} />;
  if (media.kind === "nothing") return <p className="text-fg-3">{absent(part, folded)}</p>;

  const { type, base64, bytes } = media;
  return (
    <div className="flex flex-col items-start gap-1.5">
      {media.kind === "image" && <MediaImage src={media.src} alt={visibleText(part.name ?? "Image in the message")} />}
      {media.kind === "audio" && (
        // biome-ignore lint/a11y/useMediaCaption: nobody sent captions
        <audio
          controls
          preload="metadata"
          src={media.src}
          aria-label={visibleText(part.name ?? "Sound in the message")}
          className="h-9 max-w-full"
        />
      )}
      <div className="flex max-w-full flex-wrap items-center gap-2 text-fg-2 text-sm">
        <span className="min-w-0 break-all">
          {type ? `${visibleText(type)} · ${formatBytes(bytes)}` : formatBytes(bytes)}
        </span>
        <Button size="sm" onClick={() => download(base64, safeFileName(part.name, type))}>
          <Download /> Download
        </Button>
      </div>
    </div>
  );
}

function absent({ fileId, mimeType }: MediaPart, folded: boolean) {
  const type = mimeType ? ` (${visibleText(mimeType)})` : "";
  if (folded && !fileId) return `Show all of the message to see it${type}.`;
  return fileId ? `The provider keeps it: only its id was sent${type}.` : `Its content was not sent${type}.`;
}

function download(base64: string, name: string) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  // Never a type that a browser would open.
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

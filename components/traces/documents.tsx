import type { Span } from "@/lib/traces/content";
import { ClampedText } from "./clamped-text";
import { ContentCard } from "./content-card";

export function Documents({ documents }: { documents: Span["documents"] }) {
  return documents.map((document, index) => (
    <ContentCard
      // biome-ignore lint/suspicious/noArrayIndexKey: ids may be missing, or the same twice
      key={index}
      title={`Document ${index + 1}${document.id ? ` · ${document.id}` : ""}`}
      aside={document.score !== null && `score ${document.score}`}
    >
      <ClampedText text={document.content} />
    </ContentCard>
  ));
}

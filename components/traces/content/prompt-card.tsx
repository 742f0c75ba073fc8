import { TextQuote } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import type { Span } from "@/lib/traces/content";
import { templatePieces } from "@/lib/traces/template";
import { visibleText } from "@/lib/traces/visible-text";
import { AttributeList } from "../span/attribute-list";
import { ContentCard } from "./content-card";

/** The prompt that a call was made from: its name and version, its template, and what was filled in. */
export function PromptCard({ prompt }: { prompt: NonNullable<Span["prompt"]> }) {
  const { name, version, template, variables } = prompt;
  const pieces = template ? templatePieces(template.slice(0, 50_000)) : [];
  const unfilled = pieces.flatMap(({ variable }) => (variable && !Object.hasOwn(variables, variable) ? variable : []));

  return (
    <ContentCard
      title={
        <>
          <TextQuote aria-hidden />
          <span className="whitespace-nowrap font-medium text-fg">Prompt</span>
          {name && <span className="min-w-0 truncate">{visibleText(name)}</span>}
          {version && <Chip>version {visibleText(version)}</Chip>}
        </>
      }
      aside={template && <CopyButton value={template} label="template" size="icon-sm" className="-mr-1.5" />}
    >
      {template && (
        <div className="max-h-80 overflow-y-auto whitespace-pre-wrap break-words [unicode-bidi:plaintext]">
          {pieces.map(({ text, variable }, index) =>
            variable === null ? (
              visibleText(text)
            ) : (
              <code
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text
                key={index}
                className="rounded-sm border border-line-strong bg-selected px-1 font-mono text-sm"
              >
                {visibleText(text)}
              </code>
            ),
          )}
        </div>
      )}
      {Object.keys(variables).length > 0 && <AttributeList title="Variables" attributes={variables} />}
      {unfilled.length > 0 && (
        <p className="mt-2 break-words text-fg-3 text-sm">
          No value was sent for {visibleText([...new Set(unfilled)].slice(0, 20).join(", "))}.
        </p>
      )}
      {!template && Object.keys(variables).length === 0 && (
        <p className="text-fg-3">Only its name was sent, not the template.</p>
      )}
    </ContentCard>
  );
}

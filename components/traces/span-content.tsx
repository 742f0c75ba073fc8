import { TriangleAlert } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import type { Span } from "@/lib/traces/content";
import { toText } from "@/lib/traces/json-text";
import { ContentCard } from "./content-card";
import { Documents } from "./documents";
import { JsonView } from "./json-view";
import { MessageList } from "./message-list";
import { OfferedTools } from "./offered-tools";

/** What went into a span and what came out: as a conversation where it was one. */
export function SpanContent({ span }: { span: Span }) {
  const { inputMessages, outputMessages, documents, tools } = span;
  const tool = span.kind === "TOOL";
  const showsInput = inputMessages.length === 0 && !isEmpty(span.input);
  const showsOutput = outputMessages.length === 0 && documents.length === 0 && !isEmpty(span.output);
  const nothing =
    !showsInput && !showsOutput && inputMessages.length + outputMessages.length + documents.length + tools.length === 0;

  if (nothing) {
    return <p className="py-8 text-center text-fg-3">This span carries no input or output. See its attributes.</p>;
  }

  return (
    <>
      {tools.length > 0 && <OfferedTools tools={tools} />}
      {inputMessages.length > 0 && <MessageList label="Input messages" messages={inputMessages} />}
      {showsInput && (
        <ContentCard title={tool ? "Arguments" : "Input"} aside={<Copy value={span.input} label="input" />}>
          <JsonView value={span.input} />
        </ContentCard>
      )}
      {outputMessages.length > 0 && <MessageList label="Output messages" messages={outputMessages} output />}
      {showsOutput && (
        <ContentCard
          tone={span.hiddenError ? "warn" : "plain"}
          title={
            span.hiddenError ? (
              <>
                <TriangleAlert aria-hidden /> {tool ? "Result" : "Output"} · status OK, content says it failed
              </>
            ) : tool ? (
              "Result"
            ) : (
              "Output"
            )
          }
          aside={<Copy value={span.output} label="output" />}
        >
          <JsonView value={span.output} />
        </ContentCard>
      )}
      {documents.length > 0 && <Documents documents={documents} />}
    </>
  );
}

function Copy({ value, label }: { value: unknown; label: string }) {
  return <CopyButton value={() => toText(value)} label={label} size="icon-sm" className="-mr-1.5" />;
}

function isEmpty(value: unknown) {
  return value === null || value === undefined || value === "";
}

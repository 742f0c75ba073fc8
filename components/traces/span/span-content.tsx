import { TriangleAlert } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import type { Span } from "@/lib/traces/content";
import { toText } from "@/lib/traces/json-text";
import { CallParameters } from "../content/call-parameters";
import { ContentCard } from "../content/content-card";
import { Documents } from "../content/documents";
import { Embeddings } from "../content/embeddings";
import { JsonView } from "../content/json-view";
import { MessageList } from "../content/message-list";
import { OfferedTools } from "../content/offered-tools";
import { OutputSchema } from "../content/output-schema";
import { PromptCard } from "../content/prompt-card";
import { RichText } from "../content/rich-text";
import { TextModeSwitch } from "../content/text-mode-switch";
import { ToolSchema } from "../content/tool-schema";

/** What went into a span and what came out: as a conversation where it was one. */
export function SpanContent({ span }: { span: Span }) {
  const { inputMessages, outputMessages, documents, candidates, embeddings, tools, prompt, parameters } = span;
  const { outputSchema, toolSchema, kind } = span;
  const talks = inputMessages.length + outputMessages.length > 0;
  const showsInput = inputMessages.length === 0 && embeddings.length === 0 && !isEmpty(span.input);
  const showsOutput = outputMessages.length + documents.length + embeddings.length === 0 && !isEmpty(span.output);
  const answered = outputMessages.length > 0 || !isEmpty(span.output);
  const lists = documents.length + candidates.length + embeddings.length + tools.length;
  const nothing = !talks && !showsInput && !showsOutput && lists === 0 && !prompt && !outputSchema && !toolSchema;

  return (
    <>
      {(talks || Object.keys(parameters).length > 0) && (
        <div className="mb-2 flex min-h-7 items-start justify-between gap-2">
          <CallParameters parameters={parameters} />
          {talks && <TextModeSwitch />}
        </div>
      )}
      {nothing && (
        <p className="py-8 text-center text-fg-3">This span carries no input or output. See its attributes.</p>
      )}
      {prompt && <PromptCard prompt={prompt} />}
      {tools.length > 0 && <OfferedTools tools={tools} />}
      {inputMessages.length > 0 && <MessageList label="Input messages" messages={inputMessages} />}
      {showsInput && (
        <ContentCard title={kind === "TOOL" ? "Arguments" : "Input"} aside={<Copy value={span.input} label="input" />}>
          <Value value={span.input} kind={kind} />
        </ContentCard>
      )}
      {toolSchema !== null && <ToolSchema schema={toolSchema} violation={span.invalidArguments} />}
      {outputMessages.length > 0 && <MessageList label="Output messages" messages={outputMessages} output />}
      {showsOutput && <Output span={span} />}
      {outputSchema && <OutputSchema schema={outputSchema} answered={answered} />}
      {embeddings.length > 0 && <Embeddings embeddings={embeddings} />}
      {documents.length > 0 && <Documents label="Documents" documents={documents} before={candidates} />}
      {candidates.length > 0 && <Documents label="Before ranking" documents={candidates} />}
    </>
  );
}

function Output({ span }: { span: Span }) {
  const word = span.kind === "TOOL" ? "Result" : "Output";
  return (
    <ContentCard
      tone={span.hiddenError ? "warn" : "plain"}
      title={
        span.hiddenError ? (
          <>
            <TriangleAlert aria-hidden /> {word} · status OK, content says it failed
          </>
        ) : (
          word
        )
      }
      aside={<Copy value={span.output} label="output" />}
    >
      <Value value={span.output} kind={span.kind} />
    </ContentCard>
  );
}

/** A tool's text is shown as it is; what an agent or a chain was told and says is written for people. */
function Value({ value, kind }: { value: unknown; kind: Span["kind"] }) {
  return kind === "TOOL" ? <JsonView value={value} /> : <RichText value={value} />;
}

function Copy({ value, label }: { value: unknown; label: string }) {
  return <CopyButton value={() => toText(value)} label={label} size="icon-sm" className="-mr-1.5" />;
}

function isEmpty(value: unknown) {
  return value === null || value === undefined || value === "";
}

import type { JsonLines } from "@/lib/traces/raw/json-lines";
import type { SpanRow, Trace } from "@/lib/traces/schema";
import { RawHeading } from "./raw-heading";
import { RawLine } from "./raw-line";
import { RawRest } from "./raw-rest";
import { RawWaiting } from "./raw-waiting";

type Props = {
  project: string;
  trace: Trace;
  span: SpanRow;
  /** 0 is the heading. */
  line: number;
  /** Once it is loaded. */
  json: JsonLines | undefined;
  failure: { message: string; retry: () => void } | undefined;
  isOpen: boolean;
  hasButtons: boolean;
  onToggle: () => void;
};

/** What stands in a row. */
export function RawContent({ project, trace, span, line, json, failure, isOpen, hasButtons, onToggle }: Props) {
  if (line === 0) {
    return (
      <RawHeading
        project={project}
        trace={trace}
        span={span}
        bytes={json?.size}
        isOpen={isOpen}
        hasButtons={hasButtons}
        onToggle={onToggle}
      />
    );
  }
  if (!json) return <RawWaiting line={line} failure={failure} />;
  const shown = json.lines[line - 1];
  return shown ? <RawLine text={json.text} line={shown} /> : <RawRest />;
}

import { Fragment } from "react";
import { visibleText } from "@/lib/traces/visible-text";

/** `gen_ai.tool.name` breaks behind its dots and underscores. */
export function BreakableKey({ text }: { text: string }) {
  return visibleText(text)
    .split(/(?<=[._/-])/)
    .map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
      <Fragment key={index}>
        {part}
        <wbr />
      </Fragment>
    ));
}

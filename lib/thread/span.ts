import type { CountedSpan } from "../normalise/counting";
import type { NormalisedSpan } from "../normalise/span";
import type { Said } from "./said";

/** What a thread reads of a span's columns. */
export type ThreadSpan = Pick<CountedSpan, "kind" | "status" | "scope" | "inputTokens" | "outputTokens" | "toolName"> &
  Pick<
    NormalisedSpan,
    "name" | "statusMessage" | "errorType" | "agentId" | "agentName" | "toolCallId" | "hiddenError"
  > & {
    spanId: string;
    parentSpanId: string | null;
    startNs: bigint;
    endNs: bigint;
  };

/** What the spans of a trace say, by position of their rows. */
export type SaidByNode = Map<number, Said>;

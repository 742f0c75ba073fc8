import {
  Bot,
  Boxes,
  ListFilter,
  type LucideIcon,
  Scale,
  ScanSearch,
  ShieldCheck,
  Sparkles,
  Square,
  Waypoints,
  Wrench,
} from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { SpanKind } from "@/db/enums";

const kinds: Record<SpanKind, { icon: LucideIcon; word: string; text: string; bar: string }> = {
  AGENT: { icon: Bot, word: "Agent", text: "text-k-agent", bar: "bg-k-agent" },
  CHAIN: { icon: Waypoints, word: "Chain", text: "text-k-chain", bar: "bg-k-chain" },
  LLM: { icon: Sparkles, word: "LLM", text: "text-k-llm", bar: "bg-k-llm" },
  TOOL: { icon: Wrench, word: "Tool", text: "text-k-tool", bar: "bg-k-tool" },
  RETRIEVER: { icon: ScanSearch, word: "Retriever", text: "text-k-retriever", bar: "bg-k-retriever" },
  EMBEDDING: { icon: Boxes, word: "Embedding", text: "text-k-retriever", bar: "bg-k-retriever" },
  RERANKER: { icon: ListFilter, word: "Reranker", text: "text-k-retriever", bar: "bg-k-retriever" },
  GUARDRAIL: { icon: ShieldCheck, word: "Guardrail", text: "text-k-guard", bar: "bg-k-guard" },
  EVALUATOR: { icon: Scale, word: "Evaluator", text: "text-k-guard", bar: "bg-k-guard" },
  SPAN: { icon: Square, word: "Span", text: "text-k-chain", bar: "bg-k-chain" },
};

export function KindMark({ kind, className }: { kind: SpanKind; className?: string }) {
  const { icon: Icon, text, word } = kinds[kind];
  return <Icon role="img" aria-label={word} className={cx("size-3.5 shrink-0", text, className)} strokeWidth={2} />;
}

export function kindWord(kind: SpanKind) {
  return kinds[kind].word;
}

export function kindBar(kind: SpanKind) {
  return kinds[kind].bar;
}

import type { TimelineMark } from "@/lib/traces/timeline/mark";

type Look = { word: string; colour: string; fill: string; round: string };

/** Stripes and dots are darker than their ground on light and lighter on dark, so that text on them stays readable. */
const shade = (colour: string) => `color-mix(in oklch, ${colour} 68%, var(--fg))`;

/** Each kind of work has its own colour, pattern and shape. */
export const looks: Record<TimelineMark, Look> = {
  agent: { word: "Agent", colour: "var(--k-agent)", fill: "var(--k-agent)", round: "3px" },
  model: { word: "Model", colour: "var(--k-llm)", fill: "var(--k-llm)", round: "4px" },
  tool: { word: "Tool", colour: "var(--k-tool)", fill: "var(--k-tool)", round: "0" },
  mcp: {
    word: "MCP",
    colour: "var(--k-tool)",
    fill: `repeating-linear-gradient(135deg, var(--k-tool) 0 4px, ${shade("var(--k-tool)")} 4px 7px)`,
    round: "0",
  },
  retrieval: {
    word: "Retrieval",
    colour: "var(--k-retriever)",
    fill: `radial-gradient(circle, ${shade("var(--k-retriever)")} 1.2px, transparent 1.6px) 0 0 / 5px 5px, var(--k-retriever)`,
    round: "4px",
  },
  guardrail: {
    word: "Check",
    colour: "var(--k-guard)",
    fill: `repeating-linear-gradient(90deg, var(--k-guard) 0 3px, ${shade("var(--k-guard)")} 3px 5px)`,
    round: "99px",
  },
  other: { word: "Other", colour: "var(--k-chain)", fill: "var(--k-chain)", round: "99px" },
};

/** Of spans that only wait for those below: a frame around their time. */
export function frameOf(mark: TimelineMark) {
  const { colour, round } = looks[mark];
  return {
    background: `color-mix(in oklch, ${colour} 12%, transparent)`,
    boxShadow: `inset 0 0 0 1px color-mix(in oklch, ${colour} 75%, transparent)`,
    borderRadius: round,
  };
}

export function fillOf(mark: TimelineMark) {
  const { fill, round } = looks[mark];
  return { background: fill, borderRadius: round };
}

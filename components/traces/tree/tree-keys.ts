import type { KeyboardEvent } from "react";
import type { SpanNode } from "@/lib/traces/tree";

const page = 15;

type Tree = {
  nodes: SpanNode[];
  activeId: string | undefined;
  collapsed: ReadonlySet<string>;
  onActive: (spanId: string) => void;
  onToggle: (spanId: string) => void;
  onEnter: () => void;
};

/** The keys of a tree as the ARIA practices have them. */
export function treeKeys({ nodes, activeId, collapsed, onActive, onToggle, onEnter }: Tree) {
  const index = nodes.findIndex((node) => node.span.spanId === activeId);
  const node = nodes[index];
  const open = node !== undefined && node.children.length > 0 && !collapsed.has(node.span.spanId);

  function go(to: SpanNode | null | undefined) {
    if (to) onActive(to.span.spanId);
  }

  function press(key: string) {
    if (key === "ArrowDown") go(nodes[index + 1]);
    else if (key === "ArrowUp") go(nodes[index - 1]);
    else if (key === "PageDown") go(nodes[Math.min(index + page, nodes.length - 1)]);
    else if (key === "PageUp") go(nodes[Math.max(index - page, 0)]);
    else if (key === "Home") go(nodes[0]);
    else if (key === "End") go(nodes.at(-1));
    else if (key === "ArrowRight" && node?.children.length) open ? go(nodes[index + 1]) : onToggle(node.span.spanId);
    else if (key === "ArrowLeft") open ? onToggle(node.span.spanId) : go(node?.parent);
    else if (key === "Enter") onEnter();
    else return false;
    return true;
  }

  return (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (press(event.key)) event.preventDefault();
  };
}

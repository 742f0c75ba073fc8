"use client";

import { useEffect } from "react";
import type { Match } from "@/lib/traces/find";
import { findFolded, foldText } from "@/lib/traces/find-text";

const maxMarks = 3_000;

/**
 * Marks a text wherever it is seen in the open trace, and brings the current match into sight. Marks are CSS
 * highlights: they lie over the page as it is, whatever renders it.
 */
export function FindMarks({ text, current }: { text: string; current: Match | undefined }) {
  // What is on the page is outside React: it comes and goes as people scroll, unfold and load.
  useEffect(() => {
    const page = document.querySelector("article[data-trace]");
    if (!page || !("highlights" in CSS)) return;
    let shown: Match | undefined;
    let frame = 0;

    function mark() {
      frame = 0;
      const term = foldText(text.trim());
      CSS.highlights.set("find", new Highlight(...rangesIn(page, term)));
      const range = current && currentRange(current, term);
      CSS.highlights.set("find-current", new Highlight(...(range ? [range] : [])));
      if (range && shown !== current && reveal(range)) shown = current;
    }

    const observer = new MutationObserver(() => {
      frame ||= requestAnimationFrame(mark);
    });
    observer.observe(page, { childList: true, subtree: true, characterData: true });
    mark();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete("find");
      CSS.highlights.delete("find-current");
    };
  }, [text, current]);

  return null;
}

function currentRange({ spanId, place, nth }: Match, term: string) {
  const part = document.querySelector(`[data-span="${spanId}"] [data-place="${place}"]`);
  const ranges = rangesIn(part, term);
  return ranges[Math.min(nth, ranges.length - 1)];
}

/** False where it is folded away. */
function reveal(range: Range) {
  const element = range.startContainer.parentElement;
  const folded = element?.closest("details:not([open])");
  if (folded instanceof HTMLDetailsElement) folded.open = true;
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  for (let host = element; host; host = host.parentElement) center(range, host);
  return range.getClientRects().length > 0;
}

/** A text of many lines is one element: what is brought into sight is the match in it. */
function center(range: Range, host: HTMLElement) {
  const { overflowX, overflowY } = getComputedStyle(host);
  const view = host.getBoundingClientRect();
  const match = range.getBoundingClientRect();
  if (isScrolled(overflowY)) host.scrollTop += match.top - view.top - (view.height - match.height) / 2;
  if (isScrolled(overflowX) && (match.left < view.left || match.right > view.right)) {
    host.scrollLeft += match.left - view.left - view.width / 3;
  }
}

function isScrolled(overflow: string) {
  return overflow === "auto" || overflow === "scroll";
}

function rangesIn(root: Element | null, term: string): Range[] {
  const ranges: Range[] = [];
  if (!root) return ranges;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node && ranges.length < maxMarks; node = texts.nextNode()) {
    for (const [start, end] of findFolded(node.nodeValue ?? "", term, maxMarks - ranges.length)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}

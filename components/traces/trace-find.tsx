"use client";

import { ChevronDown, ChevronUp, Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useDraft } from "@/components/ui/use-draft";
import { useKeys } from "@/components/ui/use-keys";
import { formatCount } from "@/lib/format";
import { openSpan } from "@/lib/traces/filter";
import type { Match } from "@/lib/traces/find";
import type { TraceTree } from "@/lib/traces/schema";
import { buildTree, visibleNodes } from "@/lib/traces/tree";
import { useUrlState } from "@/lib/url-state";
import { FindMarks } from "./find-marks";
import { focusView } from "./focus-view";
import { useFind } from "./use-find";

const settleMs = 250;

/** Finds a text in everything that the trace's spans say: `/` begins, Enter or `n` goes on, with Shift back. */
export function TraceFind({ project, tree }: { project: string; tree: TraceTree }) {
  const input = useRef<HTMLInputElement>(null);
  const [{ find: asked = "", span, tab: openTab }, setOpen] = useUrlState(openSpan);
  const [text, type] = useDraft(asked, (next) => setOpen({ find: next.trim() || undefined }), settleMs);
  const [lastAsked, setLastAsked] = useState(asked);
  const [index, setIndex] = useState(-1);
  const [pending, setPending] = useState<1 | -1>();
  // An address that names a word and a span means the word in that span.
  const [landing, setLanding] = useState(asked ? span : undefined);
  const [landed, setLanded] = useState<Match>();
  const { found, isFetching, error } = useFind(project, tree.trace);
  const matches = found ? inTreeOrder(found.matches, tree.spans) : [];
  const current = matches[index] ?? landed;
  const isSettled = text.trim() === asked && !isFetching;

  if (asked !== lastAsked) {
    setLastAsked(asked);
    setIndex(-1);
    setLanded(undefined);
  }

  function ask(next: string, afterMs?: number) {
    setPending(undefined);
    type(next, afterMs);
  }

  /** Who presses Enter before the answer is there goes on as soon as it is. */
  function go(by: 1 | -1) {
    if (isSettled) return step(by);
    ask(text, 0);
    setPending(by);
  }

  function step(by: 1 | -1) {
    show(index < 0 && by < 0 ? matches.length - 1 : (index + by + matches.length) % matches.length);
  }

  function show(next: number) {
    const match = matches[next];
    if (!match) return;
    setIndex(next);
    const tab = match.place === "attributes" || match.place === "events" ? match.place : undefined;
    setOpen({ span: match.spanId, tab });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && text === "") leave();
    else if (event.key === "Escape") ask("", 0);
    else return;
    event.preventDefault();
  }

  function leave() {
    input.current?.blur();
    focusView();
  }

  function land() {
    const inTab = matches.findIndex(({ spanId, place }) => spanId === landing && place === openTab);
    const anywhere = openTab === "content" ? matches.findIndex(({ spanId }) => spanId === landing) : -1;
    const next = inTab < 0 ? anywhere : inTab;
    if (next >= 0) show(next);
    // What the span only repeats was counted where it was said first, and is shown here all the same.
    else if (landing && openTab === "content") setLanded({ spanId: landing, place: openTab, nth: 0 });
  }

  const stepPending = useEffectEvent(() => {
    if (pending) step(pending);
    else if (landing && landing === span) land();
    setPending(undefined);
    setLanding(undefined);
  });

  // The address is outside React: it follows the answer that was waited for.
  useEffect(() => {
    if (isSettled && found) stepPending();
  }, [isSettled, found]);

  useKeys((key) => {
    if (key === "/") input.current?.select();
    else if (key === "n" && asked) step(1);
    else if (key === "N" && asked) step(-1);
    else return false;
    return true;
  });

  return (
    <search className="flex h-10 w-84 max-w-full items-center gap-0.5 px-3 @max-2xl:w-full">
      <div className="relative min-w-0 flex-1">
        <Search aria-hidden className="absolute top-2 left-2 size-4 text-fg-3" />
        <Input
          ref={input}
          type="search"
          aria-label="Find in this trace"
          aria-describedby="find-count"
          aria-keyshortcuts="/"
          placeholder="Find in this trace  /"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => ask(event.target.value)}
          onKeyDown={onKeyDown}
          className="pl-7.5 [&::-webkit-search-cancel-button]:hidden"
        />
      </div>
      <output
        id="find-count"
        className="whitespace-nowrap px-1 text-right text-fg-3 text-sm tabular-nums"
        title={error?.message}
      >
        {asked && (error ? "failed" : found && !isFetching ? countWords(index, found) : "…")}
      </output>
      {asked && (
        <>
          <Step
            label="Previous match"
            title="Previous match (Shift Enter, N)"
            off={!matches.length}
            onClick={() => step(-1)}
          >
            <ChevronUp />
          </Step>
          <Step label="Next match" title="Next match (Enter, n)" off={!matches.length} onClick={() => step(1)}>
            <ChevronDown />
          </Step>
          <Step
            label="Stop finding"
            title="Stop finding (Esc)"
            onClick={() => {
              ask("", 0);
              leave();
            }}
          >
            <X />
          </Step>
        </>
      )}
      {asked && <FindMarks text={asked} current={current} />}
    </search>
  );
}

function countWords(
  index: number,
  { matches, total, partial }: { matches: unknown[]; total: number; partial: boolean },
) {
  if (total === 0) return partial ? "none so far" : "no match";
  const all = partial || total > matches.length ? `${formatCount(matches.length)}+` : formatCount(total);
  if (index >= 0) return `${formatCount(index + 1)} of ${all}`;
  return total === 1 ? "1 match" : `${all} matches`;
}

type StepProps = { label: string; title: string; off?: boolean; onClick: () => void; children: React.ReactNode };

function Step({ label, title, off, onClick, children }: StepProps) {
  return (
    <Button variant="quiet" size="icon-sm" aria-label={label} title={title} disabled={off} onClick={onClick}>
      {children}
    </Button>
  );
}

function inTreeOrder(matches: Match[], spans: TraceTree["spans"]): Match[] {
  const order = new Map(visibleNodes(buildTree(spans), new Set()).map(({ span }, index) => [span.spanId, index]));
  return matches.toSorted((a, b) => (order.get(a.spanId) ?? 0) - (order.get(b.spanId) ?? 0));
}

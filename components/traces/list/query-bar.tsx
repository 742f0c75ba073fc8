"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Suggestions } from "@/components/ui/suggestions";
import { useKeys } from "@/components/ui/use-keys";
import { useSuggestions } from "@/components/ui/use-suggestions";
import { placeAt } from "@/lib/search/complete";
import type { TraceFilter } from "@/lib/traces/filter";
import { useQueryDraft } from "./query-draft";
import { QueryHelp } from "./query-help";
import { QueryMirror } from "./query-mirror";
import { useQuerySuggestions } from "./query-suggestions";

type Props = { project: string; filter: TraceFilter; label?: string };

/** What the list is searched for, in one line: `/` focuses it, Enter asks. */
export function QueryBar({ project, filter, label = "Search traces" }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const { text, type, ask, run, problem, isTold } = useQueryDraft();
  const [caret, setCaret] = useState<number>();
  const [composes, setComposes] = useState(false);
  const place = caret === undefined ? undefined : placeAt(text, Math.min(caret, text.length));
  const items = useQuerySuggestions(project, filter, place);
  const offer = useSuggestions(items, ({ text: written, goesOn }) => pick(written, goesOn), true);
  const isWrong = isTold && !offer.open;

  function pick(written: string, goesOn: boolean) {
    const { current } = input;
    if (!current || !place) return;
    const atEnd = place.end === text.length;
    write(current, place.start, place.end, atEnd && !goesOn ? `${written} ` : written);
    if (goesOn) offer.show(true);
  }

  function clear() {
    const { current } = input;
    if (!current) return;
    current.focus();
    write(current, 0, text.length, "");
    offer.show(false);
    run("");
  }

  function onKeyDown(event: KeyboardEvent) {
    offer.onKeyDown(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === "Escape") input.current?.blur();
    if (event.key === "Enter") {
      event.preventDefault();
      offer.show(false);
      run();
    }
  }

  useKeys((key, target) => {
    if (key !== "/" || target.closest("[role=dialog]")) return false;
    input.current?.select();
    return true;
  });

  // How far the input is scrolled is outside React.
  useEffect(followScroll);

  function followScroll() {
    if (input.current && mirror.current) mirror.current.scrollLeft = input.current.scrollLeft;
  }

  return (
    <search className="relative min-w-0 flex-1 max-md:order-last max-md:basis-full">
      <div className="relative rounded-md border border-line-strong bg-panel has-[input:focus-visible]:border-accent has-[input[aria-invalid=true]]:border-bad has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent/30">
        <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-fg-3" />
        <Suggestions
          {...offer.list}
          label="Completions"
          anchor={
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 w-0 font-mono text-sm"
              style={{ left: `clamp(0rem, calc(2.125rem + ${place?.start ?? 0}ch), 100% - 20rem)` }}
            />
          }
        />
        <QueryMirror ref={mirror} text={composes ? "" : text} wrongAt={isWrong ? problem?.at : undefined} />
        <input
          ref={input}
          {...offer.input}
          aria-label={label}
          aria-describedby="search-problem"
          aria-invalid={isWrong}
          aria-keyshortcuts="/"
          placeholder='refund status:error model:gpt-5* cost>0.05 "exact words" -without'
          enterKeyHint="search"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          autoComplete="off"
          maxLength={2_000}
          value={text}
          onChange={(event) => {
            type(event.target.value);
            setCaret(event.target.selectionStart ?? undefined);
            offer.show(!/(^|\s)$/.test(event.target.value.slice(0, event.target.selectionStart ?? 0)));
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? undefined)}
          onKeyDown={onKeyDown}
          // An input method paints over what lies behind, so while it works the letters are the input's own.
          onCompositionStart={() => setComposes(true)}
          onCompositionEnd={() => setComposes(false)}
          onScroll={followScroll}
          onBlur={() => {
            offer.show(false);
            ask();
          }}
          className={cx(
            "relative block h-8 w-full bg-transparent pr-17 pl-8.5 font-mono text-sm caret-fg outline-none forced-colors:text-fg",
            composes ? "text-fg" : "text-transparent",
          )}
        />
        <span className="absolute inset-y-0 right-1 flex items-center">
          {text !== "" && (
            <Button variant="quiet" size="icon-sm" aria-label="Clear the search" title="Clear" onClick={clear}>
              <X />
            </Button>
          )}
          <QueryHelp onTry={run} />
        </span>
      </div>
      <p
        id="search-problem"
        role="status"
        className="absolute inset-x-0 top-full z-30 mt-1 rounded-md border border-bad bg-bad-bg px-2.5 py-1 text-bad text-sm shadow-float empty:hidden"
      >
        {isWrong ? problem?.message : undefined}
      </p>
    </search>
  );
}

/** As if it was typed, so that the browser's own undo takes it back. */
function write(input: HTMLInputElement, start: number, end: number, text: string) {
  input.focus();
  input.setSelectionRange(start, end);
  if (text === "") document.execCommand("delete");
  else document.execCommand("insertText", false, text);
}

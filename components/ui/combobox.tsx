"use client";

import type { ComponentProps } from "react";
import { Input } from "./input";
import { Suggestions } from "./suggestions";
import { type Suggestion, useSuggestions } from "./use-suggestions";

type Props = Omit<ComponentProps<typeof Input>, "value" | "onChange" | "list"> & {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  suggestions: Suggestion[];
};

/** A text of one's own, or one of those that are offered. */
export function Combobox({ label, value, onValueChange, suggestions, ...props }: Props) {
  const offer = useSuggestions(suggestions, ({ text }) => onValueChange(text));

  return (
    <Suggestions
      {...offer.list}
      label="Suggestions"
      anchor={
        <Input
          {...props}
          {...offer.input}
          aria-label={label}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => {
            onValueChange(event.target.value);
            offer.show(true);
          }}
          onFocus={() => offer.show(true)}
          onBlur={() => offer.show(false)}
          onKeyDown={offer.onKeyDown}
        />
      }
    />
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useSettled } from "@/components/ui/use-settled";
import { type AttributeQuestion, problemOf, withAttribute } from "@/lib/search/edit";
import { traceOptions } from "@/lib/traces/options";
import { facetCount } from "./facet-count";

type Props = { project: string; onAdd: (key: string, question: AttributeQuestion) => void; onCancel: () => void };

const operators = [
  { value: "is", label: "is" },
  { value: "is not", label: "is not" },
  { value: "contains", label: "contains" },
  { value: "exists", label: "exists" },
  { value: ">", label: "is more than" },
  { value: "<", label: "is less than" },
  { value: "between", label: "is between" },
] as const;
type Operator = (typeof operators)[number]["value"];

/** Asks something of any attribute: its key, what to compare, and with what. */
export function FilterAttributeForm({ project, onAdd, onCancel }: Props) {
  const [key, setKey] = useState("");
  const [op, setOp] = useState<Operator>("is");
  const [value, setValue] = useState("");
  const [to, setTo] = useState("");
  const [problem, setProblem] = useState<string>();
  const keys = useOffered(project, undefined, key);
  const values = useOffered(project, key.trim(), op === "is" || op === "is not" ? value : "");

  function submit(event: FormEvent) {
    event.preventDefault();
    const question = ask(op, value.trim(), to.trim());
    const wrong = problemWith(key.trim(), question);
    setProblem(wrong);
    if (!wrong) onAdd(key.trim(), question);
  }

  return (
    <form
      ref={showWhole}
      aria-label="Add an attribute"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onCancel();
      }}
      className="flex flex-col gap-1.5 px-3"
    >
      <Combobox
        autoFocus
        label="Key of the attribute"
        placeholder="key, such as http.method"
        maxLength={300}
        value={key}
        onValueChange={setKey}
        suggestions={keys}
      />
      <Select
        aria-label="Comparison"
        value={op}
        onValueChange={(next) => setOp(operators.find(({ value }) => value === next)?.value ?? "is")}
        options={operators}
      />
      {op !== "exists" && (
        <Combobox
          label={op === "between" ? "At least" : "Value"}
          placeholder={op === "between" ? "from" : "value"}
          maxLength={200}
          value={value}
          onValueChange={setValue}
          suggestions={op === "is" || op === "is not" ? values : []}
        />
      )}
      {op === "between" && (
        <Input
          aria-label="At most"
          placeholder="to"
          maxLength={200}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      )}
      <p role="alert" className="text-bad text-sm empty:hidden">
        {problem}
      </p>
      <div className="flex justify-end gap-1.5">
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit">Add</Button>
      </div>
    </form>
  );
}

function showWhole(form: HTMLFormElement | null) {
  form?.scrollIntoView({ block: "nearest" });
}

function useOffered(project: string, key: string | undefined, text: string) {
  const find = useSettled(text.trim(), 150);
  const { data } = useQuery({ ...traceOptions.attributes(project, key, find), enabled: key !== "" });
  return (data?.items ?? [])
    .filter((item) => item.text.toLowerCase().includes(text.trim().toLowerCase()))
    .slice(0, 8)
    .map(({ text, count, type }) => ({ text, about: type ?? undefined, note: facetCount(count, false) }));
}

function ask(op: Operator, value: string, to: string): AttributeQuestion {
  if (op === "exists") return { op };
  return op === "between" ? { op, from: value, to } : { op, value };
}

function problemWith(key: string, question: AttributeQuestion): string | undefined {
  if (key === "") return "Give the key of an attribute.";
  if (/[\s:<>="]/.test(key)) return 'A key with a space or one of : < > = " cannot be asked for.';
  if ("value" in question && question.value === "") return "Give a value.";
  return problemOf(withAttribute("", key, question))?.message.replace(/ \(at .*/, ".");
}

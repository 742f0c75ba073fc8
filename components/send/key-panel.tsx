"use client";

import { useRef, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { noKey } from "@/lib/send/way";
import { CreateKey } from "./create-key";
import { Panel } from "./panel";

type Props = {
  project: string;
  endpoint: string;
  value: string;
  onChange: (key: string) => void;
  /** Whether this person may create keys; otherwise `makers` may. */
  creates: boolean;
  makers: string[];
};

export function KeyPanel({ project, endpoint, value, onChange, creates, makers }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [created, setCreated] = useState("");

  function use(key: string) {
    setCreated(key);
    onChange(key);
    field.current?.focus();
  }

  return (
    <Panel title="1. Endpoint and key">
      <div className="flex flex-wrap items-end gap-x-2 gap-y-3">
        <Field label="Endpoint" className="min-w-0 basis-72">
          {(control) => <Input {...control} readOnly value={endpoint} className="font-mono" />}
        </Field>
        <CopyButton value={endpoint} label="endpoint" className="mb-0.5" />
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <Field label="API key" className="min-w-0 flex-1 basis-72">
          {(control) => (
            <Input
              {...control}
              ref={field}
              value={value}
              onChange={(event) => onChange(event.target.value.trim())}
              placeholder={noKey}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
            />
          )}
        </Field>
        {value && <CopyButton value={value} label="key" className="mb-0.5" />}
        {creates && !created && <CreateKey project={project} onCreated={use} />}
      </div>
      <p role="status" className="max-w-prose text-fg-2">
        {created && created === value
          ? "Created. It is in every snippet below, and shown only until you leave this page: Pharos keeps a hash of it, not the key."
          : hint(creates, makers)}
      </p>
    </Panel>
  );
}

function hint(creates: boolean, makers: string[]) {
  if (creates) return "Create one, or paste one that you kept: keys that exist cannot be shown again.";
  return `You can look around here, but not create keys. Paste one that you were given, or ask ${either(makers)}.`;
}

function either(names: string[]) {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(names.slice(0, 3));
}

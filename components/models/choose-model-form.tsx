"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ModelUse } from "@/db/enums";
import { chooseModel } from "@/lib/models/actions";
import type { ModelChoice, ModelConnection } from "@/lib/models/schema";
import { providerNames } from "./names";

type Props = {
  project: string;
  use: ModelUse;
  choice?: ModelChoice;
  connections: ModelConnection[];
  onChosen: () => void;
};

const byDefault = "default";

export function ChooseModelForm({ project, use, choice, connections, onChosen }: Props) {
  const router = useRouter();
  const [place, setPlace] = useState(String(choice?.connectionId ?? byDefault));
  const { mutate, data, isPending } = useMutation({
    mutationFn: chooseModel,
    onSuccess: ({ error, fields }) => {
      if (error && !fields) toast.error(error);
      if (error) return;
      onChosen();
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });
  const own = connections.filter(({ id }) => id !== null);
  const options = [
    { value: byDefault, ...defaultOption(connections) },
    ...own.map(({ id, name, provider }) => ({ value: String(id), label: name, help: providerNames[provider] })),
  ];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const model = String(new FormData(event.currentTarget).get("model"));
    const connectionId = own.find(({ id }) => String(id) === place)?.id ?? null;
    mutate(connectionId === null ? { project, use, connectionId } : { project, use, connectionId, model });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="Connection" help={own.length === 0 && "Add a connection to choose another."}>
        {(control) => <Select {...control} value={place} onValueChange={setPlace} options={options} />}
      </Field>
      {place !== byDefault && (
        <Field label="Model" error={data?.fields?.model} help="As its provider calls it, such as gpt-4o-mini.">
          {(control) => (
            <Input
              {...control}
              name="model"
              autoComplete="off"
              spellCheck={false}
              defaultValue={choice?.connectionId ? choice.model : ""}
            />
          )}
        </Field>
      )}
      <Button type="submit" variant="primary" className="self-end" disabled={isPending}>
        Save
      </Button>
    </form>
  );
}

/** What is done where nothing is chosen. */
function defaultOption(connections: ModelConnection[]) {
  const environment = connections.find(({ id }) => id === null);
  if (!environment) return { label: "No model" };
  return environment.model
    ? { label: "The environment's", help: environment.model }
    : { label: "No model", help: "The environment names none: set LLM_MODEL." };
}

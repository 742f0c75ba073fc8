"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type ModelProvider, modelProviders } from "@/db/enums";
import { createConnection } from "@/lib/models/actions";
import { defaultBaseUrls } from "@/lib/models/schema";
import { AllowPrivate } from "./allow-private";
import { providerNames } from "./names";

type Props = { project: string; mayAllowPrivate: boolean; onAdded: () => void };

const options = modelProviders.map((value) => ({ value, label: providerNames[value] }));

export function ConnectionForm({ project, mayAllowPrivate, onAdded }: Props) {
  const router = useRouter();
  const [provider, setProvider] = useState<ModelProvider>("openai-compatible");
  const { mutate, data, isPending } = useMutation({
    mutationFn: createConnection,
    onSuccess: ({ error, fields }) => {
      if (error && !fields) toast.error(error);
      if (error) return;
      onAdded();
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });
  const errors = data?.fields;
  const ownAddress = defaultBaseUrls[provider];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const allowsPrivate = form.has("allowsPrivate");
    mutate({ project, provider, name: text("name"), baseUrl: text("baseUrl"), apiKey: text("apiKey"), allowsPrivate });
  }

  function change(value: string) {
    setProvider(modelProviders.find((one) => one === value) ?? provider);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="Name" error={errors?.name}>
        {(control) => <Input {...control} name="name" autoComplete="off" />}
      </Field>
      <Field
        label="Provider"
        help={ownAddress === null && "OpenAI, OpenRouter, Ollama, vLLM, LiteLLM, and whatever else speaks its API."}
      >
        {(control) => <Select {...control} value={provider} onValueChange={change} options={options} />}
      </Field>
      <Field
        label="Address"
        error={errors?.baseUrl}
        help={ownAddress === null ? "With the version, before /chat/completions." : "Left empty, the provider's own."}
      >
        {(control) => (
          <Input
            {...control}
            name="baseUrl"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder={ownAddress ?? "https://api.openai.com/v1"}
          />
        )}
      </Field>
      <Field
        label="Key"
        error={errors?.apiKey}
        help={ownAddress === null && "Left empty for a server that asks for none."}
      >
        {(control) => <Input {...control} name="apiKey" type="password" autoComplete="new-password" />}
      </Field>
      <AllowPrivate may={mayAllowPrivate} error={errors?.allowsPrivate} />
      <Button type="submit" variant="primary" className="self-end" disabled={isPending}>
        Add connection
      </Button>
    </form>
  );
}

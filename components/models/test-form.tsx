"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LoaderCircle } from "lucide-react";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { testModel } from "@/lib/models/actions";
import { modelOptions } from "@/lib/models/options";
import { TestResult } from "./test-result";

type Props = { project: string; connectionId: number | null; model: string };

export function TestForm({ project, connectionId, model }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const { mutate, data, isPending, isError } = useMutation({
    mutationFn: testModel,
    onSuccess: async ({ data: tested }) => {
      if (!tested) return;
      router.refresh();
      await client.invalidateQueries({ queryKey: modelOptions.calls(project).queryKey });
    },
  });
  const failure = isError ? "The server could not be reached. Try again." : !data?.fields && data?.error;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    mutate({ project, connectionId, model: String(new FormData(event.currentTarget).get("model")) });
  }

  return (
    <div className="flex flex-col gap-4">
      <form onSubmit={submit} noValidate className="flex items-start gap-2">
        <Field
          label="Model"
          error={data?.fields?.model}
          help="As its provider calls it, such as gpt-4o-mini."
          className="min-w-0 flex-1"
        >
          {(control) => <Input {...control} name="model" autoComplete="off" spellCheck={false} defaultValue={model} />}
        </Field>
        <Button type="submit" variant="primary" size="lg" className="mt-6" disabled={isPending}>
          Test
        </Button>
      </form>
      <div role="status" aria-label="Result">
        {isPending && (
          <p className="flex items-center gap-2 text-fg-2">
            <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
            Waiting for the answer, up to 30 s.
          </p>
        )}
        {!isPending && failure && <p className="text-bad">{failure}</p>}
        {!isPending && data?.data && <TestResult test={data.data} />}
      </div>
    </div>
  );
}

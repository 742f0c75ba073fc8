"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { setBudget } from "@/lib/models/actions";

export function BudgetForm({ project, monthlyUsd }: { project: string; monthlyUsd: number | null }) {
  const router = useRouter();
  const { mutate, data, isPending } = useMutation({
    mutationFn: setBudget,
    onSuccess: ({ error, fields }, { monthlyUsd: set }) => {
      if (error && !fields) toast.error(error);
      if (error) return;
      toast.success(set === null ? "The budget is removed." : "The budget is saved.");
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("monthlyUsd")).trim();
    mutate({ project, monthlyUsd: text === "" ? Number.NaN : Number(text) });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-2">
      <Field
        label="Budget for a month, in US dollars"
        error={data?.fields?.monthlyUsd}
        help="When it is spent, models are not called any more. Calls without a known price count for nothing."
        className="max-w-md"
      >
        {(control) => (
          <span className="flex gap-2">
            <Input
              key={monthlyUsd}
              {...control}
              name="monthlyUsd"
              inputMode="decimal"
              autoComplete="off"
              className="max-w-28"
              defaultValue={monthlyUsd ?? ""}
            />
            <Button type="submit" size="lg" disabled={isPending}>
              Save
            </Button>
            {monthlyUsd !== null && (
              <Button
                variant="quiet"
                size="lg"
                disabled={isPending}
                onClick={() => mutate({ project, monthlyUsd: null })}
              >
                Remove
              </Button>
            )}
          </span>
        )}
      </Field>
    </form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createProject } from "@/lib/projects/actions";

export function NewProjectForm() {
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (name: string) => createProject({ name }),
    onSuccess: ({ data: created }) => {
      if (created) window.location.assign(`/${created.slug}/traces`);
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    mutate(String(new FormData(event.currentTarget).get("name")));
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="Name" error={error ? "The server could not be reached. Try again." : data?.error}>
        {(control) => <Input {...control} name="name" autoComplete="off" placeholder="Support agent" />}
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="justify-center"
        disabled={isPending || Boolean(data?.data)}
      >
        Create project
      </Button>
    </form>
  );
}

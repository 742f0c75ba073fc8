"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { updateProject } from "@/lib/projects/actions";
import type { Project } from "@/lib/projects/schema";

export function ProjectForm({ project, readOnly }: { project: Project; readOnly: boolean }) {
  const router = useRouter();
  const { mutate, data, isPending } = useMutation({
    mutationFn: updateProject,
    onSuccess: ({ error, fields }) => {
      if (error && !fields) toast.error(error);
      if (error) return;
      toast.success("Saved.");
      router.refresh();
    },
    onError: () => toast.error("The server could not be reached."),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    mutate({ project: project.slug, name: String(form.get("name")), retentionDays: form.get("retentionDays") });
  }

  return (
    <form onSubmit={submit} noValidate className="flex max-w-md flex-col items-start gap-4">
      {readOnly && <p className="text-fg-2">Only an owner of the project can change this.</p>}
      <Field
        label="Name"
        error={data?.fields?.name}
        help={`Links keep their address: /${project.slug}`}
        className="w-full"
      >
        {(control) => (
          <Input {...control} name="name" autoComplete="off" defaultValue={project.name} disabled={readOnly} />
        )}
      </Field>
      <Field
        label="Keep traces for"
        error={data?.fields?.retentionDays}
        help="Days, from 1 to 3650. Older traces are deleted, with everything that was said about them."
        className="w-full"
      >
        {(control) => (
          <Input
            {...control}
            name="retentionDays"
            type="number"
            min={1}
            max={3650}
            className="max-w-28"
            defaultValue={project.retentionDays}
            disabled={readOnly}
          />
        )}
      </Field>
      {!readOnly && (
        <Button type="submit" variant="primary" disabled={isPending}>
          Save
        </Button>
      )}
    </form>
  );
}

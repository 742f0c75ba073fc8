"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { deleteProject } from "@/lib/projects/actions";

export function DeleteProject({ slug, name }: { slug: string; name: string }) {
  const [typed, setTyped] = useState("");
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => deleteProject({ project: slug, name: typed }),
    onSuccess: ({ error: refused }) => {
      if (!refused) window.location.assign("/");
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    mutate();
  }

  return (
    <section className="flex max-w-md flex-col items-start gap-2 border-line border-t pt-5">
      <h2 className="font-semibold text-lg">Delete the project</h2>
      <p className="text-fg-2">Its traces, members and API keys go with it. This cannot be undone.</p>
      <Dialog
        trigger={<Button variant="danger">Delete project…</Button>}
        title={`Delete ${name}?`}
        description="Everything in it is erased. Programs that send traces with its API keys are refused from then on."
      >
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Field
            label={`Write “${name}” to confirm`}
            error={error ? "The server could not be reached. Try again." : data?.error}
          >
            {(control) => (
              <Input {...control} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
          <Button type="submit" variant="danger" className="self-end" disabled={typed !== name || isPending}>
            Delete project
          </Button>
        </form>
      </Dialog>
    </section>
  );
}

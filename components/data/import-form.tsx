"use client";

import { Upload } from "lucide-react";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ImportErrors } from "./import-errors";
import { ImportProgress } from "./import-progress";
import { useImport } from "./use-import";

/** Files of traces, chosen and sent; what failed is listed below. */
export function ImportForm({ project }: { project: string }) {
  const [files, setFiles] = useState<File[]>([]);
  const task = useImport(project);

  function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    setFiles([...(currentTarget.files ?? [])]);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    task.start(files);
  }

  return (
    <div className="flex max-w-2xl flex-col gap-3">
      <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
        <Field
          label="Files of traces"
          help="One JSON object a line, plain or gzip, of any size."
          className="min-w-0 flex-1"
        >
          {(control) => (
            <input
              {...control}
              type="file"
              multiple
              accept=".jsonl,.ndjson,.json,.gz"
              disabled={task.status === "pending"}
              onChange={choose}
              className="w-full rounded-md border border-line-strong bg-panel p-1 text-fg-2 file:mr-2 file:h-6 file:rounded-sm file:border file:border-line-strong file:bg-panel file:px-2 file:font-medium file:text-fg"
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          className="mt-6"
          disabled={files.length === 0 || task.status === "pending"}
        >
          <Upload /> Import
        </Button>
      </form>
      {task.status !== "idle" && <ImportProgress project={project} task={task} />}
      {task.errors.length > 0 && <ImportErrors errors={task.errors} count={task.done.failed} />}
    </div>
  );
}

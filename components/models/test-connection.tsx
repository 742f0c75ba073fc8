import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ModelConnection } from "@/lib/models/schema";
import { TestForm } from "./test-form";

/** `model` is what is tested unless another is named. */
type Props = { project: string; connection: ModelConnection; model: string };

export function TestConnection({ project, connection: { id, name }, model }: Props) {
  return (
    <Dialog
      trigger={<Button aria-label={`Test ${name}`}>Test</Button>}
      title={`Test ${name === "environment" ? "the environment's connection" : name}`}
      description="Asks a model one small question, which costs what one call costs."
    >
      <TestForm project={project} connectionId={id} model={model} />
    </Dialog>
  );
}

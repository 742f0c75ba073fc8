import { type ModelUse, modelUses } from "@/db/enums";
import type { ModelChoice, ModelSettings } from "@/lib/models/schema";
import { ChooseModel } from "./choose-model";
import { useNames } from "./names";

type Props = { project: string; settings: ModelSettings; owns: boolean };

const withModel: Record<ModelUse, string> = {
  judge: "Reads what comes in, and labels it as the signals say.",
  analysis: "Reads traces, and reports what goes wrong and why.",
};
const withoutModel: Record<ModelUse, string> = {
  judge: "No model: signals use the built-in rules. A signal with a prompt of your own needs a model.",
  analysis: "No model: HALO reports what its built-in detectors find.",
};

/** Each thing that a model can do, and which one does it. */
export function UsesList({ project, settings, owns }: Props) {
  return (
    <ul aria-label="What models do" className="divide-y divide-line rounded-lg border border-line bg-panel">
      {modelUses.map((use) => {
        const choice = settings.choices.find((one) => one.use === use);
        return (
          <li key={use} className="flex items-start justify-between gap-3 px-3 py-2.5">
            <div className="min-w-0">
              <h3 className="font-medium">{useNames[use]}</h3>
              {choice && (
                <p className="break-words">
                  <span className="font-mono text-sm">{choice.model}</span>{" "}
                  <span className="text-fg-2">{placeOf(choice, settings)}</span>
                </p>
              )}
              <p className="text-fg-3">{choice ? withModel[use] : withoutModel[use]}</p>
            </div>
            {owns && <ChooseModel project={project} use={use} choice={choice} connections={settings.connections} />}
          </li>
        );
      })}
    </ul>
  );
}

function placeOf({ connectionId, connection }: ModelChoice, { connections }: ModelSettings): string {
  if (connectionId !== null) return `at ${connection}`;
  const address = connections.find(({ id }) => id === null)?.baseUrl;
  return address ? `from the environment, at ${address}` : "from the environment";
}

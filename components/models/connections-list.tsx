import { Chip } from "@/components/ui/chip";
import { defaultBaseUrls, type ModelConnection, type ModelSettings } from "@/lib/models/schema";
import { DeleteConnection } from "./delete-connection";
import { providerNames } from "./names";
import { TestConnection } from "./test-connection";

type Props = { project: string; settings: ModelSettings; owns: boolean };

export function ConnectionsList({ project, settings: { connections, choices }, owns }: Props) {
  const fallback = connections.find(({ id }) => id === null)?.model ?? null;

  return (
    <section
      aria-label="Connections"
      tabIndex={-1}
      className="divide-y divide-line rounded-lg border border-line bg-panel outline-none"
    >
      {connections.length === 0 && (
        <p className="px-3 py-2.5 text-fg-3">There is none. One may also come from the environment, by LLM_BASE_URL.</p>
      )}
      {connections.map((connection) => {
        const { id, name, provider, baseUrl, allowsPrivate } = connection;
        const used = choices.filter(({ connectionId }) => connectionId === id);
        return (
          <article
            key={name}
            aria-label={name}
            className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5 px-3 py-2.5"
          >
            <div className="min-w-0 max-w-full">
              <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
                <span className="min-w-0 break-words">{id === null ? "Environment" : name}</span>
                {id !== null && allowsPrivate && <Chip>May be private</Chip>}
              </h3>
              <p className="break-all font-mono text-sm">{baseUrl ?? defaultBaseUrls[provider]}</p>
              <p className="text-fg-3">
                {providerNames[provider]} · {keyText(connection)}
              </p>
              {id === null && <p className="text-fg-3">{variables}</p>}
            </div>
            {owns && (
              <div className="flex gap-1.5">
                <TestConnection
                  project={project}
                  connection={connection}
                  model={used[0]?.model ?? connection.model ?? ""}
                />
                {id !== null && (
                  <DeleteConnection project={project} id={id} name={name} used={used} fallback={fallback} />
                )}
              </div>
            )}
          </article>
        );
      })}
    </section>
  );
}

const variables = "Set by LLM_PROVIDER, LLM_BASE_URL, LLM_API_KEY and LLM_MODEL where the server runs.";

function keyText({ keyHint }: ModelConnection): string {
  if (keyHint === null) return "no key";
  return keyHint ? `key …${keyHint}` : "with a key";
}

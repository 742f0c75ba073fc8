/** Where traces go, and with which key. */
export type Target = { endpoint: string; key: string };

/** One thing to paste. `file` names what it is pasted into; without one it goes into a shell. */
type Step = { title: string; file?: string; code: string };

type Recipe = {
  id: string;
  label: string;
  /** Where this SDK takes the agent, the session and the user. */
  identity: string;
  note?: string;
  steps: (target: Target) => Step[];
};

/** A way to send, with a recipe for each language or framework that it comes in. */
export type Way = { id: string; label: string; about: string; recipes: [Recipe, ...Recipe[]] };

/** Stands in the snippets until there is a key. */
export const noKey = "YOUR_API_KEY";

export const callsOpenAi = "The example calls OpenAI, so OPENAI_API_KEY has to be set too.";

export function install(...packages: string[]): Step {
  return { title: "Install", code: `npm install ${packages.join(" ")}` };
}

export function pipInstall(...packages: string[]): Step {
  return { title: "Install", code: `pip install ${packages.join(" ")}` };
}

export function environment(variables: Record<string, string>): Step {
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${shellWord(value)}`);
  return { title: "Set the environment", code: lines.join("\n") };
}

export function otlpEnvironment({ endpoint, key }: Target): Step {
  return environment({
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
    // A space would end the value in Python's exporter; every exporter undoes the escape.
    OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Bearer%20${encodeURIComponent(key)}`,
    OTEL_SERVICE_NAME: "support-agent",
  });
}

export function code(file: string, text: string): Step {
  return { title: `Save as ${file}`, file, code: text.trim() };
}

export function run(command: string): Step {
  return { title: "Run", code: command };
}

/** As one word of a shell, whatever was pasted as a key. */
export function shellWord(value: string) {
  return /^[\w.:/%=@+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

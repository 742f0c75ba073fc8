import { CopyButton } from "@/components/ui/copy-button";
import { codingAgentPrompt } from "@/lib/send/prompt";
import { shellWord, type Target } from "@/lib/send/way";
import { Panel } from "./panel";
import { Snippet } from "./snippet";

/** Where a narrow screen, which has it further down, points to. */
export const promptId = "coding-agent";

export function PromptPanel({ target }: { target: Target }) {
  const prompt = codingAgentPrompt(target.endpoint);

  return (
    <Panel
      id={promptId}
      title="Or let a coding agent do it"
      description="One prompt for the agent that knows your code. The key is not in it: put it into the agent’s environment."
    >
      <Snippet label="environment" text={`export PHAROS_API_KEY=${shellWord(target.key)}`} />
      <CopyButton variant="secondary" value={prompt} label="prompt" className="self-start">
        Copy the prompt
      </CopyButton>
      <details>
        <summary className="w-fit text-fg-2 hover:text-fg">Read it first</summary>
        <pre className="mt-2 whitespace-pre-wrap rounded-md border border-line bg-sunken p-3 font-mono text-xs [overflow-wrap:anywhere]">
          {prompt}
        </pre>
      </details>
    </Panel>
  );
}

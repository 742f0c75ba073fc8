import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

/** Whether a connection may answer from an address that is not public; where it may not, why. */
export function AllowPrivate({ may, error }: { may: boolean; error?: string }) {
  const note = useId();
  if (!may)
    return (
      <p className="text-fg-3 text-sm">
        Only public addresses: others than this machine reach Pharos, so that its own network stays closed to it. A
        model there is named in the environment, by LLM_BASE_URL.
      </p>
    );

  return (
    <div className="flex flex-col">
      <Checkbox name="allowsPrivate" label="May answer from a private address" aria-describedby={note} />
      <p id={note} role={error ? "alert" : undefined} className={error ? "text-bad text-sm" : "text-fg-3 text-sm"}>
        {error ?? "For a model on this machine or in its network, such as http://127.0.0.1:11434/v1."}
      </p>
    </div>
  );
}

import type { KeptValue } from "@/lib/durable/schema";
import { formatBytes } from "@/lib/format";
import type { JsonComponent } from "./json-component";

type Props = { kept: KeptValue; Json: JsonComponent };

/** A value folded; of a large one how its text begins. */
export function KeptJson({ kept: { value, beginning, bytes }, Json }: Props) {
  if (beginning === null) return <Json value={value} levels={1} lines={6} />;
  return (
    <>
      <p className="text-fg-3 text-sm">{formatBytes(bytes)}, too large to be shown whole. It begins:</p>
      <div className="break-all font-mono text-sm">
        <Json value={beginning} lines={6} />
      </div>
    </>
  );
}

"use client";

import { useState } from "react";
import { noKey } from "@/lib/send/way";
import { ChecksPanel } from "./checks-panel";
import { KeyPanel } from "./key-panel";
import { PromptPanel } from "./prompt-panel";
import { useOrigin } from "./use-origin";
import { WaitBar } from "./wait-bar";
import { WaysPanel } from "./ways-panel";

type Props = { project: string; creates: boolean; makers: string[] };

export function SendScreen({ project, creates, makers }: Props) {
  const endpoint = useOrigin();
  const [key, setKey] = useState("");
  const target = { endpoint, key: key || noKey };

  return (
    <>
      <WaitBar project={project} />
      <div className="grid max-w-6xl items-start gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-4">
          <KeyPanel
            project={project}
            endpoint={endpoint}
            value={key}
            onChange={setKey}
            creates={creates}
            makers={makers}
          />
          <WaysPanel target={target} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PromptPanel target={target} />
          <ChecksPanel target={target} />
        </div>
      </div>
    </>
  );
}

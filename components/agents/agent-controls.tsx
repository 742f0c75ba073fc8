"use client";

import { GitCompareArrows, ZoomOut } from "lucide-react";
import { useSelectedLayoutSegment } from "next/navigation";
import { Button } from "@/components/ui/button";
import { agentScope } from "@/lib/agents/filter";
import { isCustom, ranges } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

/** Beside the time of the workspace: the way back from a zoom, which Traces has of its own, and whether the overview compares. */
export function AgentControls() {
  const [scope, setScope] = useUrlState(agentScope);
  const tab = useSelectedLayoutSegment();
  const whole = ranges[scope.range].label.toLowerCase();
  const compares = scope.compare === "before";

  return (
    <>
      {isCustom(scope) && tab !== "traces" && (
        <Button
          aria-label={`Zoom out to ${whole}`}
          title={`Zoom out to ${whole}; going back undoes one zoom at a time`}
          size="icon"
          onClick={() => setScope({ from: undefined, to: undefined }, "push")}
        >
          <ZoomOut />
        </Button>
      )}
      {tab === null && (
        <Button
          aria-pressed={compares}
          title={
            compares ? "Each number is set against the period before" : "Set each number against the period before"
          }
          className="aria-pressed:bg-hover"
          onClick={() => setScope({ compare: compares ? "off" : undefined })}
        >
          <GitCompareArrows aria-hidden /> Compare
        </Button>
      )}
    </>
  );
}

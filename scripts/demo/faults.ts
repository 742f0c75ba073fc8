const faults = [
  "silent_failure",
  "duplicate_tool_call",
  "invalid_tool_input",
  "slow_tool",
  "cost_regression",
  "frustrated_user",
  "jailbreak_attempt",
  "refusal",
  "tool_exception",
  "empty_retrieval",
  "rate_limited",
  "loop",
] as const;

export type Fault = (typeof faults)[number];

/** Which traces hold which planted fault, grouped by session. */
export interface PlantedFault {
  fault: Fault;
  traceIds: string[];
}

export interface FaultLog {
  plant(fault: Fault, traceId: string): void;
  manifest(): PlantedFault[];
}

export function createFaultLog(): FaultLog {
  const planted = new Map<Fault, Set<string>>(faults.map((fault) => [fault, new Set()]));
  return {
    plant: (fault, traceId) => planted.get(fault)?.add(traceId),
    manifest: () => [...planted].map(([fault, traceIds]) => ({ fault, traceIds: [...traceIds] })),
  };
}

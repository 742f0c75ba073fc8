import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Starts a module of the suite as a process; resolves with it and the first thing that it says. */
export async function startChild(module: "worker" | "executor", env: Record<string, string> = {}) {
  const child = fork(`inngest/suite/${module}.ts`, {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
  const [message]: unknown[] = await once(child, "message");
  return { child, message };
}

export async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

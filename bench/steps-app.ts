import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { embeddedKey, embeddedOptions } from "@/inngest/client";
import { startExecutor } from "@/inngest/embedded/engine";
import { inProcess } from "@/inngest/embedded/transport";

/** Functions that do nothing but have steps, on the executor with the settings that the product runs with. */
export async function startBench() {
  const inngest = new Inngest({ id: "bench", ...embeddedOptions });
  const on = (name: string) => ({ id: name, triggers: [{ event: `bench/${name}` }] });
  const functions = [
    inngest.createFunction(on("one"), async ({ step }) => {
      await step.run("a", () => 1);
    }),
    inngest.createFunction({ ...on("limited"), concurrency: 10 }, async ({ step }) => {
      await step.run("a", () => 1);
    }),
    inngest.createFunction(on("three"), async ({ step }) => {
      await step.run("a", () => 1);
      await step.run("b", () => 2);
      await step.run("c", () => 3);
    }),
    inngest.createFunction({ id: "many", triggers: [{ event: "bench/many" }] }, async ({ event, step }) => {
      for (let i = 0; i < event.data.count; i++) await step.run(`a${i}`, () => i);
    }),
    inngest.createFunction({ id: "wide", triggers: [{ event: "bench/wide" }] }, async ({ event, step }) => {
      await Promise.all(Array.from({ length: event.data.count }, (_, i) => step.run(`a${i}`, () => i)));
    }),
  ];
  const handler = serve({ client: inngest, functions });
  const executor = await startExecutor(inProcess(handler, embeddedKey));
  return { inngest, stop: executor.stop };
}

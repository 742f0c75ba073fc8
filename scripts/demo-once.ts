import type { Environment } from "./environment";

/** Sends the demo traces unless the project has some, through the server's own OTLP endpoint. */
export async function sendDemoOnce(_environment: Environment, _project: { id: number; slug: string }) {}

import type { SpanProcessor } from "@opentelemetry/sdk-trace-node";
import { type Customer, customers } from "./customers";
import type { Visit } from "./dialects/dialect";
import { createFaultLog, type FaultLog, type PlantedFault } from "./faults";
import { type Planned, planSessions } from "./plan";
import { createRandom, type Random, zipfIndex } from "./random";
import { busyTimes, day, minute, nightlyTimes } from "./schedule";
import { runNight, runSession, type Session } from "./sessions";
import { openShop } from "./shop";
import { createTelemetry, type Telemetry } from "./telemetry";

export interface SimulationOptions {
  /** Ended spans go here; nothing is sampled away. */
  processor: SpanProcessor;
  /** The instant at which the history ends. It moves the times and nothing else. */
  now: number;
  seed?: string | undefined;
  days?: number | undefined;
  /** Awaited between sessions, so that a slow receiver holds the simulation back. */
  afterSession?: ((done: number, total: number) => Promise<void>) | undefined;
}

export interface Simulation {
  traces: number;
  sessions: number;
  faults: PlantedFault[];
}

interface World {
  telemetry: Telemetry;
  seed: string;
  window: { end: number; days: number };
  faults: FaultLog;
  traces: number;
}

/** Plays the support system of a small shop over the days before `now`, and traces it with the OpenTelemetry SDK. */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const { processor, now, seed = "fernhill", days = 14, afterSession } = options;
  const world: World = {
    telemetry: createTelemetry(seed, processor),
    seed,
    window: { end: now, days },
    faults: createFaultLog(),
    traces: 0,
  };
  const jobs = planJobs(world);
  for (const [index, job] of jobs.entries()) {
    job.run();
    await afterSession?.(index + 1, jobs.length);
  }
  return { traces: world.traces, sessions: jobs.length, faults: world.faults.manifest() };
}

/** The chats, questions, e-mails and nightly jobs, in the order of their start. */
function planJobs(world: World): { start: number; run(): void }[] {
  const { seed, window } = world;
  const random = createRandom(`${seed}/plan`);
  const planned = planSessions(window.days, random);
  const starts = busyTimes(planned.length, window.end - window.days * day, window.end - 25 * minute, random);
  const jobs = planned.map((session, index) => {
    const start = starts[index] ?? window.end;
    return { start, run: () => runSession(openSession(world, `session-${index}`, index, start, session), session) };
  });
  nightlyTimes(window.days, window.end, random).forEach((start, night) => {
    const feedDown = night === window.days - 3;
    jobs.push({ start, run: () => runNight(openSession(world, `night-${night}`, 1000 + night, start), feedDown) });
  });
  return jobs.sort((a, b) => a.start - b.start);
}

function openSession(world: World, label: string, number: number, start: number, planned?: Planned): Session {
  const random = createRandom(`${world.seed}/${label}`);
  const customer = chooseCustomer(random, planned);
  let traceId = "";
  return {
    telemetry: world.telemetry,
    window: world.window,
    clock: { ms: start },
    random,
    shop: openShop(customer, number, start, random),
    cache: new Map(),
    visit: describeVisit(random, customer, planned),
    plant: (fault) => world.faults.plant(fault, traceId),
    startTrace(turn) {
      traceId = world.telemetry.startTrace(`${label}/${turn}`);
      world.traces++;
    },
  };
}

function chooseCustomer(random: Random, planned: Planned | undefined): Customer {
  const written =
    planned?.kind === "email" && random.chance(0.2) ? random.pick(["de", "es", "ja", "ar"] as const) : "en";
  const language = planned?.kind === "chat" ? planned.language : written;
  const speakers = customers.filter((customer) => customer.language === language);
  return speakers[zipfIndex(random, speakers.length)] ?? random.pick(customers);
}

function describeVisit(random: Random, customer: Customer, planned: Planned | undefined): Visit {
  const environment = planned && random.chance(0.12) ? "staging" : "production";
  const id = random.hex(12);
  if (!planned)
    return {
      sessionId: `sync-${id}`,
      userId: undefined,
      environment,
      channel: "cron",
      tags: ["nightly"],
      metadata: {},
    };
  if (planned.kind === "email") {
    return {
      sessionId: `mail-${id}`,
      userId: customer.id,
      environment,
      channel: "email",
      tags: ["email"],
      metadata: { mailbox: "support" },
    };
  }
  if (planned.kind === "question") {
    const userId = `staff_${random.int(1, 5)}`;
    return {
      sessionId: `ask-${id}`,
      userId,
      environment,
      channel: "backoffice",
      tags: ["staff"],
      metadata: { tool: "backoffice" },
    };
  }
  const channel = random.pick(["web", "web", "app", "whatsapp"]);
  const metadata = { channel, language: customer.language, plan: random.chance(0.3) ? "member" : "guest" };
  return {
    sessionId: `chat-${id}`,
    userId: customer.id,
    environment,
    channel,
    tags: [planned.topic, channel],
    metadata,
  };
}

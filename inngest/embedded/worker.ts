import { randomUUID } from "node:crypto";
import { sql } from "@/db";
import { wakeExecutors } from "@/lib/durable/wake";
import type { Bell } from "./bell";
import { type Claimed, claimFree, claimLimited, keepLeases, releaseLeases } from "./claim";
import { endRuns } from "./finish";
import type { Functions } from "./functions";
import { loadRuns } from "./load";
import { perform, wakeUp } from "./perform";
import type { Settings } from "./settings";
import { settle } from "./settle";
import type { Transport } from "./transport";

const TELL_MS = 25;

/** Claims jobs and does them, several at once, and keeps their leases meanwhile. */
export function createWorker(transport: Transport, settings: Settings, bell: Bell) {
  const id = randomUUID();
  const inFlight = new Map<number, Claimed>();
  let telling = false;
  const beating = setInterval(beat, settings.leaseMs / 3).unref();
  return { id, take, hasRoom, finishWithin };

  function hasRoom() {
    return inFlight.size < settings.capacity;
  }

  /** Begins what is due and what it has room for. Returns how many jobs that is. */
  async function take(functions: Functions, due: { free: boolean; limited: boolean }): Promise<number> {
    const room = settings.capacity - inFlight.size;
    const common = { worker: id, functions, leaseMs: settings.leaseMs };
    const half = due.free && due.limited ? Math.ceil(room / 2) : room;
    const limited = due.limited && room > 0 ? await claimLimited({ ...common, room: half }) : [];
    const rest = room - limited.length;
    const free = due.free && rest > 0 ? await claimFree({ ...common, room: rest }) : [];
    const jobs = [...limited, ...free];
    if (jobs.length > 0) await begin(functions, jobs);
    return jobs.length;
  }

  async function begin(functions: Functions, jobs: Claimed[]) {
    for (const job of jobs) inFlight.set(job.id, job);
    const runs = await loadRuns([...new Set(jobs.map(({ runId }) => runId))]).catch((error) => {
      for (const job of jobs) inFlight.delete(job.id);
      throw error;
    });
    for (const job of jobs) {
      const run = runs.get(job.runId);
      const one = functions.get(job.functionId);
      if (!run || !one) end(job, giveUpLost(job));
      else end(job, job.kind === "sleep" ? wakeUp(job, run) : perform(transport, settings, { one, run, job }));
    }
  }

  async function end(job: Claimed, done: Promise<unknown>) {
    await done.catch(complain);
    inFlight.delete(job.id);
    bell.ring();
    if (telling) return;
    // Others may have waited for what ended here, or help with what comes next.
    telling = true;
    setTimeout(tell, TELL_MS).unref();
  }

  function tell() {
    telling = false;
    wakeExecutors(sql, id).catch(() => undefined);
  }

  function beat() {
    if (inFlight.size > 0) keepLeases(id, inFlight.values(), settings.leaseMs).catch(complain);
  }

  /** Gives what runs some time, and then gives it back. Whoever asked may end the process any moment before. */
  async function finishWithin(ms: number, taking: Promise<void>) {
    clearInterval(beating);
    await releaseLeases(id, ms).catch(complain);
    await taking;
    for (const deadline = Date.now() + ms; inFlight.size > 0 && Date.now() < deadline; ) await bell.wait(50);
    await releaseLeases(id, 0).catch(complain);
    await wakeExecutors(sql, id).catch(complain);
  }
}

/** A run that ended meanwhile has taken its jobs with it. One that goes on without its event cannot. */
function giveUpLost(job: Claimed) {
  const error = { name: "EventMissing", message: "The event that the run is for is gone." };
  return settle(job, (tx) => endRuns(tx, [job.runId], { status: "failed", error }));
}

export function complain(error: unknown) {
  console.error("Durable functions: something failed; it is tried again.", error);
}

import { Cron } from "croner";

/** When a cron such as `TZ=Europe/Paris 0 9 * * 1` comes next after a time. Without a zone it is in UTC. */
export function nextTick(cron: string, after: Date): Date {
  const next = parse(cron).nextRun(after);
  if (!next) throw new Error(`the cron "${cron}", which never comes`);
  return next;
}

/** The cron itself, if it is one. */
export function requireCron(cron: string): string {
  try {
    nextTick(cron, new Date());
  } catch {
    throw new Error(`the cron "${cron}", which is not five fields, with TZ=Zone before them or not, or never comes`);
  }
  return cron;
}

function parse(cron: string): Cron {
  const [, timezone = "UTC", fields = ""] = /^(?:TZ=(\S+)\s+)?(.*)$/.exec(cron.trim()) ?? [];
  return new Cron(fields, { timezone, mode: "5-part", paused: true });
}

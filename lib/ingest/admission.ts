import { Refusal } from "./refusal";

const MAX_AT_ONCE = 4;
const MAX_WAITING = 64;
const MAX_WAIT_MS = 5_000;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Lets a few requests be decoded and stored at once; the rest wait in line, for what is decoded takes memory. Who would
 * wait too long is asked to come again, well before an exporter's time-out of 10 s.
 */
export async function admitted<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) await turn();
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function turn(): Promise<void> {
  if (waiting.length >= MAX_WAITING) throw busy();
  return new Promise((done, failed) => {
    const admit = () => {
      clearTimeout(timer);
      done();
    };
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(admit), 1);
      failed(busy());
    }, MAX_WAIT_MS);
    waiting.push(admit);
  });
}

export function busy() {
  return new Refusal(503, "Busy: too many requests at once. Send this one again.", 1);
}

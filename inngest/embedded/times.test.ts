import { expect, test } from "vitest";
import { backoffMs, retryAfterMs } from "./backoff";
import { nextTick, requireCron } from "./cron-time";
import { waitMs } from "./duration";

test("retries wait as Inngest's do, with up to half a minute more", () => {
  const seconds = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200, 7_200];
  for (const [attempt, expected] of seconds.entries()) {
    const ms = backoffMs(attempt);
    expect(ms).toBeGreaterThanOrEqual(expected * 1_000);
    expect(ms).toBeLessThanOrEqual(expected * 1_000 + 30_000);
  }
});

test("Retry-After is seconds or a time, between a second and a day", () => {
  expect(retryAfterMs("30")).toBe(30_000);
  expect(retryAfterMs("0")).toBe(1_000);
  expect(retryAfterMs("999999")).toBe(86_400_000);
  expect(retryAfterMs(new Date(Date.now() + 5_000).toISOString())).toBeGreaterThan(4_900);
  expect(retryAfterMs(undefined)).toBeUndefined();
  expect(retryAfterMs("soon")).toBeUndefined();
});

test("durations are the SDK's, or times", () => {
  expect(waitMs("1h2m3s")).toBe(3_723_000);
  expect(waitMs("2w1d")).toBe(15 * 86_400_000);
  expect(waitMs("2020-01-01T00:00:00Z")).toBe(0);
  for (const wrong of ["", "1", "soon", "1h foo"]) expect(waitMs(wrong)).toBeUndefined();
});

test.each([
  ["0 9 * * *", "2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z"],
  ["TZ=Asia/Tokyo 0 9 * * *", "2026-01-01T08:00:00Z", "2026-01-02T00:00:00Z"],
  // In the night to summer time there is no 2:30: it comes at 3:00.
  ["TZ=Europe/Paris 30 2 * * *", "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"],
  ["TZ=Europe/Paris 0 12 * * *", "2026-10-24T11:00:00Z", "2026-10-25T11:00:00Z"],
  ["TZ=America/New_York 0 0 1 * 1", "2026-01-01T06:00:00Z", "2026-01-05T05:00:00Z"],
])("%s after %s comes at %s", (cron, after, next) => {
  expect(nextTick(cron, new Date(after)).toISOString()).toBe(new Date(next).toISOString());
});

test.each(["* * * *", "* * * * * *", "61 * * * *", "TZ=Nowhere/Town * * * * *", "0 0 30 2 *", "hourly"])(
  "the cron %s is refused",
  (cron) => {
    expect(() => requireCron(cron)).toThrow(`the cron "${cron}"`);
  },
);

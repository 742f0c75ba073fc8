import { afterEach, expect, test, vi } from "vitest";
import { authOptions } from "./auth-options";

const day = 86_400_000;
const { jwt, session } = authOptions().callbacks ?? {};

async function userOf(token: object) {
  const kept = await jwt?.({ token } as never);
  return (await session?.({ token: kept, session: { expires: "" } } as never)) as { userId: number } | undefined;
}

afterEach(() => {
  vi.useRealTimers();
});

test("a session ends after thirty days, however often its cookie was renewed", async () => {
  vi.useFakeTimers();
  let token = await jwt?.({ token: {}, user: { id: "7", version: 1 }, account: { type: "credentials" } } as never);
  for (let days = 0; days < 29; days += 10) {
    expect((await userOf(token ?? {}))?.userId).toBe(7);
    token = await jwt?.({ token } as never);
    vi.advanceTimersByTime(10 * day);
  }
  expect((await userOf(token ?? {}))?.userId).toBe(0);
});

test("a token that does not say when it ends is nobody's", async () => {
  expect((await userOf({ sub: "7", version: 1 }))?.userId).toBe(0);
});

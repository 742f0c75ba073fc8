import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { requestOf, testSender } from "@/test/sender";

await testDatabase();
const { GET: exportMatches, POST: exportSelected } = await import("@/app/api/v1/export/route");
const { GET: count } = await import("@/app/api/v1/export/count/route");
const { POST: importFile } = await import("@/app/api/v1/import/route");
const { POST: erase } = await import("@/app/api/v1/erasures/route");
const { GET: countOwned } = await import("@/app/api/v1/erasures/count/route");

const random = seeded(11);
const us = await testSender();
const them = await testSender();
const ours = random.hex(32);
const theirs = random.hex(32);
await us.send(requestOf(randomTrace(random, ours, 3)));
await them.send(requestOf(randomTrace(random, theirs, 3)));

type Handler = typeof exportMatches;

async function call(handler: Handler, key: string, path: string, body?: string | object) {
  const request = new NextRequest(`http://pharos.test/api/v1/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${key}` },
    body: typeof body === "object" ? JSON.stringify(body) : body,
  });
  const answer = await handler(request, { params: Promise.resolve({}) });
  return { status: answer.status, text: await answer.text() };
}

test("an export holds the traces of its own project alone, whichever are asked for", async () => {
  const all = await call(exportMatches, us.keys.read, "export");
  expect(all.text).toContain(ours);
  expect(all.text).not.toContain(theirs);
  const selected = await call(exportSelected, us.keys.read, "export", { format: "csv", traceIds: [theirs, ours] });
  expect(selected.text).toContain(ours);
  expect(selected.text).not.toContain(theirs);
  expect(JSON.parse((await call(count, us.keys.read, "export/count")).text).count).toBe(1);
  expect((await call(exportMatches, us.keys.read, "export?q=cost>x")).status).toBe(400);
  expect((await call(exportMatches, "ph_unknown", "export")).status).toBe(401);
});

test("a key that may only read neither imports nor deletes", async () => {
  expect((await call(importFile, us.keys.read, "import", "{}")).status).toBe(403);
  expect((await call(erase, us.keys.read, "erasures", { what: "matches" })).status).toBe(403);
  expect((await call(countOwned, us.keys.read, "erasures/count?what=user&id=a")).status).toBe(403);
});

test("one project deletes nothing of another's", async () => {
  const { text } = await call(erase, us.keys.write, "erasures", { what: "traces", traceIds: [theirs] });
  expect(text).toBe('{"type":"done","deleted":0}\n');
  await call(erase, us.keys.write, "erasures", { what: "matches" });
  expect(await them.stored(theirs)).toHaveLength(3);
  expect(await us.stored(ours)).toHaveLength(0);
});

test("what one project exported goes into another by the same way, and the answer says how much", async () => {
  const file = await call(exportMatches, them.keys.read, "export");
  const { status, text } = await call(importFile, us.keys.write, "import", `${file.text}oops\n`);
  expect(status).toBe(200);
  const events = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events).toContainEqual({ type: "error", line: 2, reason: "This line is not JSON." });
  expect(events.at(-1)).toMatchObject({ type: "done", lines: 2, spans: 3, failed: 1 });
  expect((await call(exportMatches, us.keys.read, "export")).text).toBe(file.text);
  expect((await call(importFile, us.keys.write, "import", "")).text).toContain('"spans":0');
});

import type { Random } from "./random";

type Damage = (random: Random, body: Buffer, other: Buffer) => Buffer;

const damages: Damage[] = [flipBit, flipBit, setByte, cutOff, insert, remove, splice, repeat, changeNumber];

/** A body with one to four things wrong; `other` lends its parts. */
export function damaged(random: Random, original: Buffer, other: Buffer): Buffer {
  let body: Buffer = Buffer.from(original);
  const count = random.integer(2) === 0 ? 1 : 1 + random.integer(4);
  for (let i = 0; i < count && body.length > 0; i++) body = Buffer.from(random.pick(damages)(random, body, other));
  return body;
}

function flipBit(random: Random, body: Buffer) {
  const at = random.integer(body.length);
  body[at] = (body[at] ?? 0) ^ (1 << random.integer(8));
  return body;
}

function setByte(random: Random, body: Buffer) {
  body[random.integer(body.length)] = random.pick([0, 0x7f, 0x80, 0xff, 0x22, 0x5c, 0x7b, 0x5d]);
  return body;
}

function cutOff(random: Random, body: Buffer) {
  return body.subarray(0, random.integer(body.length));
}

function insert(random: Random, body: Buffer) {
  const at = random.integer(body.length);
  const inserted = Buffer.from(random.times(1 + random.integer(12), () => random.integer(256)));
  return Buffer.concat([body.subarray(0, at), inserted, body.subarray(at)]);
}

function remove(random: Random, body: Buffer) {
  const at = random.integer(body.length);
  return Buffer.concat([body.subarray(0, at), body.subarray(at + 1 + random.integer(30))]);
}

function splice(random: Random, body: Buffer, other: Buffer) {
  return Buffer.concat([body.subarray(0, random.integer(body.length)), other.subarray(random.integer(other.length))]);
}

function repeat(random: Random, body: Buffer) {
  const from = random.integer(body.length);
  const part = body.subarray(from, from + random.integer(400));
  return Buffer.concat([body, part, part]);
}

function changeNumber(random: Random, body: Buffer) {
  const numbers = body.toString("latin1").split(/(\d+)/);
  const at = 1 + 2 * random.integer(Math.max(1, Math.floor(numbers.length / 2)));
  if (at < numbers.length)
    numbers[at] = random.pick(["-1", "1e999", "99999999999999999999", '"\\ud800\\u0000"', "0.5", "null"]);
  return Buffer.from(numbers.join(""), "latin1");
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** JSON that can be read, with values in it that nobody expects there. */
export function damagedJson(random: Random, text: string): string {
  const root: Json = JSON.parse(text);
  const places: { holder: { [key: string]: Json } | Json[]; key: string }[] = [];
  collect(root, places);
  for (let i = 0; i < 1 + random.integer(12); i++) {
    const { holder, key } = random.pick(places);
    Reflect.set(holder, key, hostile(random, random.pick(places)));
  }
  return JSON.stringify(root).replaceAll('"1e400"', "1e400");
}

function collect(json: Json, places: { holder: { [key: string]: Json } | Json[]; key: string }[]) {
  if (typeof json !== "object" || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    places.push({ holder: json, key });
    collect(value, places);
  }
}

function hostile(random: Random, elsewhere: { holder: object; key: string }): Json {
  return random.pick<() => Json>([
    () => null,
    () => "",
    () => "a\0b\ud800",
    () =>
      random.pick([
        -1,
        0,
        0.5,
        1e308,
        2 ** 53,
        2 ** 63,
        "1e400",
        "99999999999999999999",
        "-9223372036854775809",
        "NaN",
      ]),
    () => random.pick([true, false]),
    () =>
      random.pick<Json>([
        [],
        {},
        [null],
        [[[]]],
        { key: "k" },
        { key: 7, value: {} },
        { ["__proto__"]: { a: 1 }, constructor: 1 },
      ]),
    () => "x".repeat(random.integer(20_000)),
    () => JSON.stringify(JSON.stringify({ messages: [{ role: "user", content: "hi\n" }, null, 5] })),
    () => "[".repeat(random.integer(5_000)),
    () => structuredClone(Reflect.get(elsewhere.holder, elsewhere.key)),
  ])();
}

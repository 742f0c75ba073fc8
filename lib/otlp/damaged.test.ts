import { expect, test } from "vitest";
import { captureBodies } from "@/test/capture-bodies";
import { damaged } from "@/test/damage";
import { seeded } from "@/test/random";
import { referenceSpans } from "@/test/reference-decoder";
import { canonicalSpan } from "./canonical";
import { decodeTraces } from "./decode-protobuf";
import type { Span } from "./model";
import { MalformedBody } from "./protobuf-reader";

const bodies = captureBodies().filter(({ encoding, path }) => encoding === "protobuf" && path === "/v1/traces");

function outcome(read: () => Span[]) {
  try {
    return { texts: read().map((span) => canonicalSpan(span).text), error: null };
  } catch (error) {
    return { texts: null, error };
  }
}

test("damaged bodies are read or refused as protobufjs does, but for text that is not UTF-8", {
  timeout: 60_000,
}, () => {
  const seen = { read: 0, refused: 0, repaired: 0 };
  for (let seed = 0; seed < 2_000; seed++) {
    const random = seeded(seed);
    const body = damaged(random, random.pick(bodies).inflated, random.pick(bodies).inflated);
    const ours = outcome(() => decodeTraces(body));
    const theirs = outcome(() => referenceSpans(body));
    if (ours.error) {
      expect(ours.error, `seed ${seed}`).toBeInstanceOf(MalformedBody);
      expect(theirs.error, `seed ${seed}`).not.toBeNull();
      seen.refused++;
    } else if (theirs.error) {
      expect(String(theirs.error), `seed ${seed}`).toContain("utf-8");
      expect(String(ours.texts), `seed ${seed}`).toContain("\ufffd");
      seen.repaired++;
    } else {
      expect(ours.texts, `seed ${seed}`).toEqual(theirs.texts);
      seen.read++;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

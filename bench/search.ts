import { type SearchData, withSearchData } from "./search-data";
import { timed } from "./timed";

const filters = "status:error model:gpt-5 agent:retail-agent*";
const dayMs = 86_400_000;

/** What is looked for; each with and without filters. */
const searches: Record<string, { q?: string; sort?: "total_cost" }> = {
  "list without a search": {},
  "absent word": { q: "nonexistentword" },
  "word in 5 traces": { q: "quokka" },
  "word in 1 %": { q: "heliotrope" },
  "word in 60 %": { q: "warehouse" },
  "two words": { q: "heliotrope warehouse" },
  "two common words that rarely meet": { q: "alpaca bison" },
  "phrase, a quarter of the traces with its words": { q: '"amber lantern"' },
  wildcard: { q: "refun*" },
  "wildcard amid": { q: "*liotro*" },
  "word that is a key of JSON alone": { q: "arguments" },
  "sort by cost": { q: "warehouse", sort: "total_cost" },
};

/** Searches a project of 50,000 traces and a million spans times `scale`, one after another, with a warm cache. */
export function benchSearch(_: string, scale: number) {
  return withSearchData(scale, async (data) => {
    console.error(`${data.traces} traces, ${data.spans} spans`);
    const results = [];
    for (const [name, { q, sort }] of Object.entries(searches)) {
      results.push(await measure(name, data, { q, sort }));
      const from = new Date(data.endMs - dayMs).toISOString();
      results.push(await measure(`${name}, filtered`, data, { q: [filters, q].filter(Boolean).join(" "), sort, from }));
    }
    results.push(await measureDeepPage(data));
    results.push(...(await measureFacets(data)));
    return results;
  });
}

type Asked = { q?: string; sort?: string; from?: string; cursor?: string };

async function measure(name: string, data: SearchData, asked: Asked) {
  const page = await lister(data);
  let found = "";
  return timed(
    name,
    async () => {
      const { items, nextCursor, partial } = await page(asked);
      found = `${items.length}${nextCursor ? "+" : ""}${partial ? " partial" : ""}`;
    },
    () => found,
  );
}

async function measureDeepPage(data: SearchData) {
  const page = await lister(data);
  let cursor: string | undefined;
  for (let i = 1; i < 20; i++) cursor = (await page({ q: "warehouse", cursor })).nextCursor ?? undefined;
  return timed("page 20 of a word in 60 %", async () => {
    await page({ q: "warehouse", cursor });
  });
}

async function lister({ projectId }: SearchData) {
  const { listTraces } = await import("@/lib/traces/queries");
  const { rowsOfPage } = await import("@/lib/traces/filter");
  const { traceQuery } = await import("@/lib/traces/schema");
  const member = { projectId, role: "owner", userId: 0 } as const;
  return (asked: Asked) => listTraces(member, traceQuery.parse({ limit: rowsOfPage(asked.q), ...asked }));
}

async function measureFacets({ projectId, endMs }: SearchData) {
  const { countFacets } = await import("@/lib/search/facets");
  const { countTimeline } = await import("@/lib/search/match-timeline");
  const { facetQuery, timelineQuery } = await import("@/lib/search/schema");
  const member = { projectId, role: "owner", userId: 0 } as const;
  const from = new Date(endMs - dayMs).toISOString();
  const scopes = {
    "": {},
    ", filtered": { q: filters, from },
    " of a word in 1 %": { q: "heliotrope" },
    " of a word in 60 %": { q: "warehouse" },
  };
  const results = [];
  for (const [name, scope] of Object.entries(scopes)) {
    results.push(await timed(`facets${name}`, async () => void (await countFacets(member, facetQuery.parse(scope)))));
    results.push(
      await timed(`timeline${name}`, async () => void (await countTimeline(member, timelineQuery.parse(scope)))),
    );
  }
  return results;
}

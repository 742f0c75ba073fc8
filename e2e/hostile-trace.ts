import { randomBytes } from "node:crypto";

/** Set by any script of the trace that runs. */
export const flag = "hostileScriptRan";

const script = `window.${flag}=true`;
const html = `<script>${script}</script><img src=x onerror="${script}"><svg onload="${script}"><iframe src="javascript:${script}"></iframe>`;
const elsewhere = "http://hostile.example";

const markdown = `# Title ${html}

![a remote image](${elsewhere}/pixel.png) [![both](${elsewhere}/a.png)](javascript:${script})

[click me](javascript:${script}) [or me](data:text/html,${html}) [or me](vbscript:x) <javascript:${script}>

[a page](${elsewhere}/page) ${elsewhere}/bare

<details open ontoggle="${script}"><summary>x</summary></details>

| a | b |
|---|---|
| ${html} | ![x](${elsewhere}/b.png) |

\`\`\`html
${html}
\`\`\`

[^1]: ![note](${elsewhere}/c.png)

Note[^1]`;

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`);
const controls =
  "NUL \0 BEL \x07 ESC \x1b[31m override \u202Egnp.exe\u202C isolate \u2066x\u2069 zero\u200Bwidth tag \u{E0041}";

const media = [
  { type: "image_url", image_url: { url: `data:image/png;base64,${png}` } },
  { type: "image_url", image_url: { url: `data:image/svg+xml;base64,${svg.toString("base64")}` } },
  { type: "image_url", image_url: { url: `data:text/html,${html}` } },
  { type: "image_url", image_url: { url: `${elsewhere}/remote.png` } },
  { type: "image_url", image_url: { url: `javascript:${script}` } },
  { type: "file", file: { filename: "../../evil\u202Efdp.html", file_data: Buffer.from(html).toString("base64") } },
];

/** 10,000 levels, as an attribute and as the JSON text of one. */
const deepJson = `${'{"__proto__":{"a":'.repeat(5_000)}1${"}}".repeat(5_000)}`;
const deepMarkdown = `${"> ".repeat(10_000)}${"- ".repeat(10_000)}**deep**`;
const word = "x".repeat(1_000_000);
const shortWord = { type: "text", text: `${"y".repeat(20_000)}` };

const spans: Record<string, Record<string, string>> = {
  markup: {
    "openinference.span.kind": "LLM",
    "gen_ai.request.model": html,
    "gen_ai.input.messages": JSON.stringify([
      { role: "system", content: html },
      { role: "user", content: [{ type: "text", text: markdown }, ...media] },
      { role: `<b onclick="${script}">`, content: controls },
    ]),
    "gen_ai.output.messages": JSON.stringify([
      {
        role: "assistant",
        content: [{ type: "reasoning", text: markdown }, { type: "text", text: markdown }, shortWord],
        tool_calls: [{ id: html, function: { name: html, arguments: JSON.stringify({ [html]: controls }) } }],
      },
    ]),
    "gen_ai.tool.definitions": JSON.stringify([
      { name: html, description: markdown, parameters: { type: "object", properties: { [html]: { type: html } } } },
    ]),
    "llm.prompt_template.template": `{{name}} ${html}`,
    "llm.prompt_template.variables": JSON.stringify({ name: html, __proto__: 1 }),
    [html]: html,
    [`key ${controls}`]: controls,
  },
  depth: {
    "openinference.span.kind": "LLM",
    "gen_ai.input.messages": JSON.stringify([
      { role: "user", content: deepMarkdown },
      { role: "user", content: deepJson },
      { role: "user", content: "[".repeat(50_000) },
    ]),
    "output.value": deepJson,
    "custom.deep": deepJson,
  },
  size: {
    "openinference.span.kind": "TOOL",
    "tool.name": "read_file",
    "input.value": word,
    "output.value": JSON.stringify({
      word,
      lines: "line\n".repeat(100_000),
      rows: Array.from({ length: 50_000 }, (_, row) => row),
    }),
    "custom.line": word,
  },
};

/** An OTLP/JSON request with everything that a page could be hurt by, and the id of its trace. */
export function hostileTrace() {
  const traceId = randomBytes(16).toString("hex");
  const start = BigInt(Date.now() - 10_000) * 1_000_000n;
  const ids = Object.keys(spans).map(() => randomBytes(8).toString("hex"));
  const sent = Object.entries(spans).map(([name, attributes], index) => ({
    traceId,
    spanId: ids[index],
    parentSpanId: index === 0 ? "" : ids[0],
    name: `${name} ${html}\u202E`,
    kind: 1,
    startTimeUnixNano: String(start + BigInt(index) * 1_000_000n),
    endTimeUnixNano: String(start + 9_000_000_000n),
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
    events: [
      {
        name: html,
        timeUnixNano: String(start),
        attributes: [{ key: "exception.message", value: { stringValue: controls + html } }],
      },
    ],
    status: { code: 2, message: html + controls },
  }));
  const resource = { attributes: [{ key: "service.name", value: { stringValue: html } }] };
  return {
    traceId,
    spanIds: ids,
    body: { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: html }, spans: sent }] }] },
  };
}

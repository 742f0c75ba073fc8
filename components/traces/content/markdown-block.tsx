import type { ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { visibleText } from "@/lib/traces/visible-text";

/** Headings of a message are not headings of the page, and nothing that a trace names is fetched or followed unasked. */
const components: Components = {
  a: ({ href, children }) => <Away href={href}>{children}</Away>,
  img: ({ src, alt }) => <Away href={typeof src === "string" ? src : undefined}>{alt || "image"}</Away>,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  p: ({ children }) => <p className="whitespace-pre-wrap [unicode-bidi:plaintext]">{children}</p>,
  ul: ({ children }) => <ul className="ml-5 list-disc [&_ul]:list-[circle]">{children}</ul>,
  ol: ({ start, children }) => (
    <ol start={start} className="ml-6 list-decimal">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="[&>p]:mb-1">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote className="flex flex-col gap-2 border-line-strong border-l-2 pl-3 text-fg-2">{children}</blockquote>
  ),
  pre: ({ children }) => (
    <pre className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-2 font-mono text-sm [&_code]:bg-transparent [&_code]:p-0">
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="rounded-sm bg-hover px-1 font-mono text-[0.92em]">{children}</code>,
  hr: () => <hr className="border-line" />,
  input: ({ checked }) => (checked ? "☑" : "☐"),
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label="Table" tabIndex={0} className="overflow-x-auto">
      <table className="border-collapse text-sm">{children}</table>
    </section>
  ),
  th: ({ children }) => <th className="border border-line bg-sunken px-2 py-1 text-left font-medium">{children}</th>,
  td: ({ children }) => <td className="border border-line px-2 py-1 align-top">{children}</td>,
};

const plugins = [remarkGfm];

export function MarkdownBlock({ text }: { text: string }) {
  return (
    <Markdown components={components} remarkPlugins={plugins} urlTransform={safeUrl}>
      {visibleText(text)}
    </Markdown>
  );
}

function safeUrl(url: string) {
  return /^(?:https?:\/\/|mailto:)/i.test(url) ? url : "";
}

function Heading({ children }: { children?: ReactNode }) {
  return <p className="mt-1 font-semibold [unicode-bidi:plaintext]">{children}</p>;
}

function Away({ href, children }: { href: string | undefined; children?: ReactNode }) {
  if (!href) return <span>{children}</span>;
  return (
    <a
      href={href}
      title={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="break-words text-accent underline underline-offset-2"
    >
      {children}
    </a>
  );
}

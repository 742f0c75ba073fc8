const longest = 50_000;
const blockSize = 3_000;
const longestBlock = 10_000;

const syntax = /[*_`~|#[]|^ {0,3}(?:>|[-+] |\d{1,9}[.)] |-{3})|https?:|www\./m;
const nestedTooDeep = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>]|$)){12}|^[ \t]{60,}(?:[-+*]|\d{1,9}[.)])[ \t]/m;

/**
 * A Markdown text in pieces that can be rendered one by one; null for what is better shown as text: what has no
 * Markdown in it, and what is so long or nests so deep that rendering it would stop the page.
 */
export function markdownBlocks(text: string): string[] | null {
  if (text.length > longest || !syntax.test(text) || nestedTooDeep.test(text)) return null;
  const blocks = [""];
  for (const paragraph of paragraphs(text)) {
    const last = blocks.length - 1;
    if (blocks[last] && (blocks[last]?.length ?? 0) + paragraph.length > blockSize) blocks.push(paragraph);
    else blocks[last] += paragraph;
  }
  return blocks.some((block) => block.length > longestBlock) ? null : blocks;
}

/** Cut behind blank lines, but never inside a fence or before an indented line, which continues a list. */
function* paragraphs(text: string): Generator<string> {
  let start = 0;
  let at = 0;
  let fence: string | null = null;
  let blank = false;
  for (const line of text.split("\n")) {
    if (blank && fence === null && /^\S/.test(line)) {
      yield text.slice(start, at);
      start = at;
    }
    const mark: string | undefined = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null;
    blank = line.trim() === "";
    at += line.length + 1;
  }
  yield text.slice(start);
}

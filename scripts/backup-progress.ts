const EVERY_MS = 5_000;
const NEWLINE = 0x0a;

/** Passes the rows of a table on, saying how much it was every few seconds and in the end; returns how many they were. */
export async function* withProgress(table: string, parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer, number> {
  let bytes = 0;
  let rows = 0;
  let said = Date.now();
  for await (const part of parts) {
    bytes += part.length;
    rows += linesIn(part);
    if (Date.now() - said > EVERY_MS) {
      said = Date.now();
      say(`${table} …`, bytes);
    }
    yield part;
  }
  say(table, bytes);
  return rows;
}

/** Line ends within a value are escaped, so each line is a row. */
function linesIn(part: Buffer): number {
  let lines = 0;
  for (let at = part.indexOf(NEWLINE); at >= 0; at = part.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}

function say(label: string, bytes: number) {
  console.log(`  ${label.padEnd(20)} ${(bytes / 1_000_000).toFixed(1).padStart(10)} MB`);
}

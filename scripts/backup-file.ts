import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";

/*
 * A backup is one gzip'd text: a line of JSON that says what follows; the rows of each table as PostgreSQL's COPY writes
 * them, closed by a line of `\.`, which no row can be; and a line of JSON with the number of rows of each table.
 */
const header = z.object({
  pharosBackup: z.literal(1),
  createdAt: z.string(),
  /** The newest migration of the database it was made from. */
  migration: z.string(),
  /** Mondays of the weeks that have partitions. */
  weeks: z.array(z.iso.date()),
  /** In an order in which each may be filled after those it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** The last number that each sequence gave. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/) })),
});
const trailer = z.object({ rows: z.record(z.string(), z.number()) });

export type Header = z.infer<typeof header>;
export type Trailer = z.infer<typeof trailer>;

export const END_OF_ROWS = Buffer.from("\\.\n");
const COMPRESSION_LEVEL = 4;

/** Whole or not at all: it has its name only once it is on the disk. */
export async function writeBackup(file: string, parts: () => AsyncIterable<Buffer | string>) {
  const partial = `${file}.partial`;
  try {
    await pipeline(
      parts,
      createGzip({ level: COMPRESSION_LEVEL }),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

export function line(value: Header | Trailer): string {
  return `${JSON.stringify(value)}\n`;
}

/** Reads a backup from its start: first the header, then the rows of each table in its order, then the trailer. */
export class BackupReader {
  private rest = Buffer.alloc(0);
  private readonly parts: AsyncIterator<Buffer>;

  constructor(private readonly file: string) {
    const source = createReadStream(file);
    const unpacked = createGunzip();
    source.on("error", (error) => unpacked.destroy(error)).pipe(unpacked);
    this.parts = unpacked[Symbol.asyncIterator]();
  }

  async header(): Promise<Header> {
    const parsed = header.safeParse(await this.json());
    if (!parsed.success) throw this.notABackup();
    return parsed.data;
  }

  async *rows(): AsyncGenerator<Buffer> {
    let atStart = true;
    for (let end = this.endOfRows(atStart); end < 0; end = this.endOfRows(atStart)) {
      // What comes last may be the beginning of the end.
      const sure = this.rest.length - END_OF_ROWS.length;
      if (sure > 0) {
        yield this.take(sure);
        atStart = false;
      }
      await this.more();
    }
    const end = this.endOfRows(atStart);
    if (end > 0) yield this.take(end);
    this.take(END_OF_ROWS.length);
  }

  async trailer(): Promise<Trailer> {
    const parsed = trailer.safeParse(await this.json());
    // Only at the very end is the checksum of the file known to be right.
    if (!parsed.success || this.rest.length > 0 || !(await this.next()).done) throw this.notABackup();
    return parsed.data;
  }

  private endOfRows(atStart: boolean): number {
    if (atStart && this.rest.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS)) return 0;
    const newline = this.rest.indexOf(`\n${END_OF_ROWS}`);
    return newline < 0 ? -1 : newline + 1;
  }

  private async json(): Promise<unknown> {
    let newline = this.rest.indexOf("\n");
    for (; newline < 0; newline = this.rest.indexOf("\n")) await this.more();
    const text = this.take(newline + 1).toString();
    try {
      return JSON.parse(text);
    } catch {
      throw this.notABackup();
    }
  }

  private take(length: number): Buffer {
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }

  private async more() {
    const next = await this.next();
    if (next.done) throw new Error(`${this.file} is cut off.`);
    this.rest = Buffer.concat([this.rest, next.value]);
  }

  private next(): Promise<IteratorResult<Buffer>> {
    return this.parts.next().catch((error) => {
      throw this.explain(error);
    });
  }

  private explain(error: NodeJS.ErrnoException): Error {
    if (error.code === "Z_BUF_ERROR") return new Error(`${this.file} is cut off.`);
    if (error.code?.startsWith("Z_")) return this.notABackup();
    return error.code === "ENOENT" ? new Error(`there is no file ${this.file}.`) : error;
  }

  private notABackup(): Error {
    return new Error(`${this.file} is damaged, or not a backup that this version of Pharos can read.`);
  }
}

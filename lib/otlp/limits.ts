/** What a small compressed body could blow up to would fill the memory of the process, so it is counted while it is read. */
export const MAX_VALUES = 4_000_000;
export const MAX_ITEMS = 250_000;

/** A body within the size limit, but of so many spans or values that it cannot be held. */
export class OversizedBody extends Error {
  constructor() {
    super("The body holds more than 250,000 spans or records, or 4,000,000 values; send smaller batches.");
  }
}

/** Refuses JSON text of too many values: outside strings, each follows a comma or an opening bracket. */
export function limitValues(text: string) {
  if (text.length < MAX_VALUES) return;
  let values = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) isString = !isString;
    else if (code === 92) i++;
    else if (!isString && (code === 44 || code === 91 || code === 123) && ++values > MAX_VALUES)
      throw new OversizedBody();
  }
}

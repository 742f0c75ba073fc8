const hintLength = 4;
/** Of a shorter key, its end would tell too much. */
const shortest = 16;

/** The end of a key, to tell keys apart; empty for a short one. */
export function keyHint(key: string): string {
  return key.length < shortest ? "" : key.slice(-hintLength);
}

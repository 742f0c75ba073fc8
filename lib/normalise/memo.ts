/** Remembers what a pure function said for its last `size` texts. Long texts are not kept. */
export function memoise<T>(size: number, compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > 65_536) return compute(text);
    const hit = known.get(text);
    if (hit !== undefined) return hit;
    const value = compute(text);
    if (known.size >= size) {
      const oldest = known.keys().next();
      if (!oldest.done) known.delete(oldest.value);
    }
    known.set(text, value);
    return value;
  };
}

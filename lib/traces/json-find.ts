import { includesFolded } from "./find-text";

/** Of every object and array in which a folded term stands, however deep, the index of the last entry that holds it. */
export function findNodes(root: unknown, term: string): Map<object, number> {
  const found = new Map<object, number>();
  if (term === "") return found;
  const stack: { node: object; entries: [string, unknown][]; next: number }[] = [];
  if (typeof root === "object" && root !== null) stack.push({ node: root, entries: Object.entries(root), next: 0 });

  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const entry = top?.entries[top.next];
    if (!top || !entry) {
      stack.pop();
      const parent = stack.at(-1);
      if (top && parent && found.has(top.node)) found.set(parent.node, parent.next - 1);
      continue;
    }
    const [key, value] = entry;
    if (!Array.isArray(top.node) && includesFolded(key, term)) found.set(top.node, top.next);
    if (typeof value === "object" && value !== null)
      stack.push({ node: value, entries: Object.entries(value), next: 0 });
    else if (includesFolded(String(value), term)) found.set(top.node, top.next);
    top.next++;
  }
  return found;
}

/** Long enough that a tree of it would tell nothing. */
export function isNumberList(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 16 && value.every((item) => typeof item === "number");
}

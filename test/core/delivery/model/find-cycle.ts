/**
 * A node of a graph from which one may come back to it, `null` when every way ends. `from` and `to` are the edges, with
 * `from` ascending. Depth first, without recursion.
 */
export function findCycle(count: number, from: readonly number[], to: readonly number[]): number | null {
  const start = new Int32Array(count + 1);
  for (const at of from) start[at + 1] = (start[at + 1] ?? 0) + 1;
  for (let at = 0; at < count; at += 1) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  /** The edge of each node to follow next. */
  const follow = start.slice(0, count);
  const isOpen = new Uint8Array(count);
  const path = [0];
  isOpen[0] = 1;
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const edge = follow[at] ?? 0;
    if (edge === start[at + 1]) {
      isOpen[at] = 0;
      path.pop();
      continue;
    }
    follow[at] = edge + 1;
    const next = to[edge] ?? 0;
    if (isOpen[next] === 1) return next;
    const isNew = follow[next] === start[next];
    if (isNew && start[next] !== start[next + 1]) {
      isOpen[next] = 1;
      path.push(next);
    }
  }
  return null;
}

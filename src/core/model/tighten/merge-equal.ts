import type { WorkingModel } from './working-model';
import { isBinary, standIn } from './working-model';

/**
 * Merges columns that are equal in every feasible selection into one: `x_a = x_b` rows (bundles) and circles of implications
 * `x_d <= x_n` (prerequisite cycles), alone or mixed. The rest of a circle's rows becomes empty and is dropped later.
 */
export function mergeEqual(model: WorkingModel): boolean {
  const implied = implications(model);
  let merged = false;
  for (const group of circles(model.names.length, implied)) {
    const first = Math.min(...group);
    for (const j of group) {
      if (j === first) continue;
      model.standsFor[j] = first;
      merged = true;
    }
  }
  return merged;
}

/** For each binary column the columns that must be selected when it is. */
export function implications(model: WorkingModel): ReadonlyMap<number, readonly number[]> {
  const implied = new Map<number, number[]>();
  const add = (from: number, to: number) => {
    const list = implied.get(from);
    if (list === undefined) implied.set(from, [to]);
    else list.push(to);
  };
  for (const row of model.rows) {
    const [a, b] = row.columns;
    const [p, q] = row.coefficients;
    if (row.columns.length !== 2 || a === undefined || b === undefined || p === undefined || q === undefined) continue;
    if (!isBinary(model, a) || !isBinary(model, b) || standIn(model, a) === standIn(model, b)) continue;
    if (p + q !== 0) continue;
    // p (x_a - x_b) within [lower, upper]: x_a = 1, x_b = 0 is impossible when p exceeds upper or falls below lower.
    if (p > row.upper + row.tolerance || p < row.lower - row.tolerance) add(a, b);
    if (-p > row.upper + row.tolerance || -p < row.lower - row.tolerance) add(b, a);
  }
  return implied;
}

/** Strongly connected groups of at least two (Tarjan), without recursion: chains may be thousands long. */
function circles(count: number, edges: ReadonlyMap<number, readonly number[]>): number[][] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const onStack = new Set<number>();
  const stack: number[] = [];
  const groups: number[][] = [];
  for (let root = 0; root < count; root += 1) {
    if (index.has(root) || !edges.has(root)) continue;
    const work: { readonly node: number; next: number }[] = [{ node: root, next: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1];
      if (frame === undefined) break;
      const { node } = frame;
      if (frame.next === 0) {
        index.set(node, index.size);
        low.set(node, index.get(node) ?? 0);
        stack.push(node);
        onStack.add(node);
      }
      const target = edges.get(node)?.[frame.next];
      frame.next += 1;
      if (target !== undefined) {
        if (!index.has(target)) work.push({ node: target, next: 0 });
        else if (onStack.has(target)) low.set(node, Math.min(low.get(node) ?? 0, index.get(target) ?? 0));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1]?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== index.get(node)) continue;
      const group: number[] = [];
      for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
        onStack.delete(top);
        group.push(top);
        if (top === node) break;
      }
      if (group.length > 1) groups.push(group);
    }
  }
  return groups;
}

import { type Initiative, kpis } from './initiatives';
import type { Random } from './random';

/** A value of one dimension, or of two crossed ones joined by `+`. */
export interface PlannedSlice {
  readonly dimension: string;
  readonly key: string;
  readonly members: readonly number[];
}

/**
 * The plan somebody would have made by hand: best value per token first, as far as they could tell, until about half of
 * all tokens are spent. Every rule is drawn so that it keeps them all; nobody is told it.
 */
export function drawReference(initiatives: readonly Initiative[], random: Random): ReadonlySet<number> {
  const total = initiatives.reduce((sum, { tokens }) => sum + tokens, 0);
  const ranked = initiatives
    .map((initiative, index) => ({ index, tokens: initiative.tokens, isEligible: initiative.isEligible }))
    .map((item) => ({
      ...item,
      worth: (valueOf(initiatives[item.index]) / item.tokens) * Math.exp(0.5 * random.normal()),
    }))
    .filter((item) => item.isEligible)
    .sort((left, right) => right.worth - left.worth || left.index - right.index);
  const chosen = new Set<number>();
  let used = 0;
  for (const { index, tokens } of ranked) {
    if (used + tokens > 0.49 * total) continue;
    used += tokens;
    chosen.add(index);
  }
  return chosen;
}

/** Value in tokens of an ordinary initiative: the mix of its contributions. */
function valueOf(initiative: Initiative | undefined): number {
  return kpis.reduce(
    (sum, kpi, k) => sum + ((initiative?.contributions[k] ?? 0) / kpi.perToken) * (kpi.weightPercent / 100),
    0,
  );
}

/** The slices of one dimension, or of two crossed ones, in the order in which initiatives name them; blanks left out. */
export function slicesOf(
  initiatives: readonly Initiative[],
  dimensions: readonly ('country' | 'department' | 'category' | 'program')[],
): readonly PlannedSlice[] {
  const found = new Map<string, number[]>();
  for (const [index, initiative] of initiatives.entries()) {
    const values = dimensions.map((dimension) => initiative[dimension]);
    if (values.includes('')) continue;
    const key = values.join('+');
    const members = found.get(key) ?? [];
    members.push(index);
    found.set(key, members);
  }
  return [...found].map(([key, members]) => ({ dimension: dimensions.join('+'), key, members }));
}

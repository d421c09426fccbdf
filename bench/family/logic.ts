import type { Initiative } from './initiatives';
import type { Random } from './random';
import { drawSynergies, type PlannedSynergy } from './synergies';

/** Where a fact about initiatives is typed: in the candidate's own row, or as a rule of the constraint set. */
export type Place = 'candidate' | 'rule';

export interface PlannedBundle {
  readonly key: string;
  readonly members: readonly number[];
  /** Candidates carry the key, or the rule names its members. */
  readonly place: Place;
  readonly isExcluded: boolean;
}

export interface PlannedNeed {
  readonly dependent: number;
  readonly needed: number;
  readonly place: Place;
}

export interface PlannedPair {
  readonly members: readonly number[];
  readonly place: Place;
}

/** The rules between initiatives. Initiatives are named by their position. */
export interface PlannedLogic {
  readonly mandatory: readonly { readonly member: number; readonly place: Place }[];
  readonly excluded: readonly number[];
  readonly bundles: readonly PlannedBundle[];
  readonly needs: readonly PlannedNeed[];
  readonly pairs: readonly PlannedPair[];
  readonly synergies: readonly PlannedSynergy[];
}

/** What rules between initiatives are drawn from. */
export interface Ground {
  readonly initiatives: readonly Initiative[];
  /** The plan that has to keep every rule. */
  readonly reference: ReadonlySet<number>;
  readonly random: Random;
}

/** Draws the rules between initiatives, each kept only where the reference plan keeps it. */
export function drawLogic(ground: Ground): PlannedLogic {
  const { initiatives, reference, random } = ground;
  const n = initiatives.length;
  const rows = rowsOnTab(n);
  const bundles = drawBundles(ground);
  const pairs = drawPairs(ground, bundles).map((members, index) => ({
    members,
    place: index < rows || members.length > 2 ? ('rule' as const) : ('candidate' as const),
  }));
  const needs = drawNeeds(ground, bundles, pairs).map((edge, index) => ({
    ...edge,
    place: index < rows + 2 ? ('rule' as const) : ('candidate' as const),
  }));
  const count = Math.max(1, Math.round(0.02 * n));
  const mandatory = random
    .shuffled([...reference])
    .slice(0, count)
    .map((member, index) => ({ member, place: index % 2 === 0 ? ('rule' as const) : ('candidate' as const) }));
  const bundled = new Set(bundles.flatMap(({ members }) => members));
  const excludedByBundle = bundles.filter(({ isExcluded }) => isExcluded).flatMap(({ members }) => members).length;
  const left = initiatives.flatMap(({ isEligible }, i) =>
    isEligible && !reference.has(i) && !bundled.has(i) ? [i] : [],
  );
  const excluded = random.shuffled(left).slice(0, Math.max(1, count - excludedByBundle));
  return { mandatory, excluded, bundles, needs, pairs, synergies: drawSynergies(ground, bundles, pairs) };
}

/** How many facts of a kind are typed as rules; the rest stand in the candidates' own rows. */
function rowsOnTab(n: number): number {
  return 1 + Math.round(1.5 * Math.log2(Math.max(1, n / 25)));
}

/** n/40 bundles of 2 to 4, mostly of one program, each all in or all out of the reference; from n = 50 one is excluded. */
function drawBundles({ initiatives, reference, random }: Ground): readonly PlannedBundle[] {
  const bundles: PlannedBundle[] = [];
  const taken = new Set<number>();
  const free = (i: number): boolean => !taken.has(i) && initiatives[i]?.isEligible === true;
  const draw = (isIn: boolean, isExcluded: boolean): void => {
    const fitting = initiatives.flatMap((_, i) => (free(i) && reference.has(i) === isIn ? [i] : []));
    if (fitting.length < 2) return;
    const first = random.pick(fitting);
    const program = initiatives[first]?.program;
    const others = random.shuffled(fitting.filter((i) => i !== first));
    const near = others.filter((i) => program !== '' && initiatives[i]?.program === program);
    const size = random.weighted([
      [2, 5],
      [3, 3],
      [4, 2],
    ] as const);
    const members = [first, ...[...near, ...others.filter((i) => !near.includes(i))].slice(0, size - 1)];
    for (const member of members) taken.add(member);
    const place = bundles.length % 2 === 0 ? 'candidate' : 'rule';
    bundles.push({ key: `BNDL-${String(bundles.length + 1).padStart(2, '0')}`, members, place, isExcluded });
  };
  for (let b = 0; b < Math.max(1, Math.round(initiatives.length / 40)); b += 1) draw(random.chance(0.5), false);
  if (initiatives.length >= 50) draw(false, true);
  return bundles;
}

/** 5 % of n competing ideas of one category, every sixth time three of them; the reference has at most one of them. */
function drawPairs({ initiatives, reference, random }: Ground, bundles: readonly PlannedBundle[]): readonly number[][] {
  const pairs = new Map<string, number[]>();
  const wanted = Math.max(1, Math.round(0.05 * initiatives.length));
  for (let attempt = 0; pairs.size < wanted && attempt < 40 * wanted; attempt += 1) {
    const first = random.whole(0, initiatives.length - 1);
    const rivals = initiatives.flatMap(({ category }, i) =>
      i !== first && category === initiatives[first]?.category ? [i] : [],
    );
    const size = pairs.size % 6 === 5 ? 3 : 2;
    const members = [first, ...random.shuffled(rivals).slice(0, size - 1)].sort((left, right) => left - right);
    const isKept = members.filter((i) => reference.has(i)).length <= 1;
    const isSplit = bundles.some((bundle) => members.filter((i) => bundle.members.includes(i)).length > 1);
    if (members.length === size && isKept && !isSplit) pairs.set(members.join(','), members);
  }
  return [...pairs.values()];
}

/** 10 % of n needs, every third one continues a chain; from n = 50 one ring of two that need each other. */
function drawNeeds(
  { initiatives, reference, random }: Ground,
  bundles: readonly PlannedBundle[],
  pairs: readonly PlannedPair[],
): readonly Omit<PlannedNeed, 'place'>[] {
  const needs = new Map<string, Omit<PlannedNeed, 'place'>>();
  const wanted = Math.max(2, Math.round(0.1 * initiatives.length));
  const areTied = (left: number, right: number): boolean =>
    [...bundles, ...pairs].some(({ members }) => members.includes(left) && members.includes(right));
  const add = (dependent: number, needed: number): boolean => {
    if (dependent === needed || (reference.has(dependent) && !reference.has(needed))) return false;
    if (areTied(dependent, needed) || needs.has(`${dependent},${needed}`)) return false;
    needs.set(`${dependent},${needed}`, { dependent, needed });
    return true;
  };
  let last: number | null = null;
  for (let attempt = 0; needs.size < wanted && attempt < 40 * wanted; attempt += 1) {
    const dependent: number = last !== null && needs.size % 3 === 2 ? last : random.whole(1, initiatives.length - 1);
    const home = initiatives[dependent]?.department;
    const earlier: readonly number[] = initiatives
      .slice(0, dependent)
      .flatMap(({ department }, i) => (department === home ? [i] : []));
    const needed: number =
      earlier.length > 0 && random.chance(0.7) ? random.pick(earlier) : random.whole(0, Math.max(0, dependent - 1));
    if (add(dependent, needed)) last = needed > 0 ? needed : null;
    else last = null;
  }
  for (let attempt = 0; initiatives.length >= 50 && attempt < 200; attempt += 1) {
    const [one, other] = [random.whole(0, initiatives.length - 1), random.whole(0, initiatives.length - 1)];
    if (reference.has(one) !== reference.has(other) || areTied(one, other)) continue;
    if (add(one, other) && add(other, one)) break;
  }
  return [...needs.values()];
}

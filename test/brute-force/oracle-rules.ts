import { idOf, isPercent, listOf, numberOf, pairsOf, type RawRow, textOf, yesOf } from './oracle-cells';
import { choiceOf, InvalidRows, membersOf, type RawPlan } from './oracle-plan';
import { type Selection, type Sums, type Synergy, sumsOf } from './oracle-sums';

/** Whether a selection keeps a rule. */
export type Holds = (funded: Selection) => boolean;

/** A KPI target: `required` more of the KPI in the slice, signed so that more is better. */
export interface Aim {
  readonly kpi: string;
  readonly slice: Selection;
  readonly isWhole: boolean;
  readonly required: number;
}

/** What the rows of a run ask for. */
export interface Rules {
  readonly sums: Sums;
  readonly holds: readonly Holds[];
  readonly floors: readonly Aim[];
  readonly goals: readonly Aim[];
}

/** Gives every row its meaning (product.md sections 3 and 4, optimization.md Rules). */
export function readRules(plan: RawPlan): Rules {
  const bundles = bundlesOf(plan);
  const sums = sumsOf(plan, synergiesOf(plan, bundles));
  const aims = [...plan.targets.map((row) => aimOf(row, plan, sums)), ...ruleTargets(plan, sums)];
  const floors = aims.flatMap(({ isGoal, aim }) => (isGoal ? [] : [aim]));
  const goals = aims.flatMap(({ isGoal, aim }) => (isGoal ? [aim] : []));
  refuseTwice(plan.targets.filter(isGoalRow), (row) => `${textOf(row['kpikey'])}|${sliceText(row)}`, 'two goals');
  return {
    sums,
    holds: [
      ...plan.rules.flatMap((row) => holdsOf(row, plan, sums, bundles)),
      ...factsOf(plan, sums),
      ...capacitiesOf(plan, sums),
      ...floors.map((aim): Holds => {
        const least = aim.required - 1e-9 * Math.max(1, Math.abs(aim.required));
        return (funded) => sums.kpi(aim.slice, funded, aim.kpi) >= least;
      }),
    ],
    floors,
    goals,
  };
}

const isGoalRow = (row: RawRow): boolean => choiceOf(row['floororgoal']) === 'goal';

function refuseTwice(rows: readonly RawRow[], subject: (row: RawRow) => string, why: string): void {
  const subjects = rows.map((row) => idOf(subject(row)));
  if (new Set(subjects).size < subjects.length) throw new InvalidRows(why);
}

/** A slice by content: `department+country` with `Growth+UK` is `country+department` with `UK+Growth`. */
function sliceText(row: RawRow): string {
  const dimension = idOf(textOf(row['dimension'])) || 'country';
  const parts = dimension.split('+').map(idOf);
  if (parts[0] === 'all') return 'all';
  const values = parts.length === 1 ? [idOf(textOf(row['key']))] : textOf(row['key']).split('+').map(idOf);
  return parts
    .map((part, i) => `${part}=${values[i]}`)
    .sort()
    .join('&');
}

function knownIds(ids: readonly string[], plan: RawPlan): readonly string[] {
  for (const id of ids) if (!plan.known.has(id)) throw new InvalidRows(`unknown initiative ${id}`);
  return ids;
}

/** A pair or a synergy is about two or more. */
function several(ids: readonly string[]): readonly string[] {
  if (new Set(ids).size < 2) throw new InvalidRows('too few members');
  return ids;
}

/** Members by bundle: the related_keys of its rule in this set, else the candidates with that bundle_key. */
function bundlesOf(plan: RawPlan): (key: string) => readonly string[] {
  const named = new Map<string, string>();
  for (const row of plan.rules.filter((rule) => typeOf(rule) === 'bundle_all_or_nothing')) {
    const members = listOf(row['relatedkeys']).sort().join();
    const key = idOf(textOf(row['key']));
    if (members === '') continue;
    if (named.has(key) && named.get(key) !== members) throw new InvalidRows(`bundle ${key} has different members`);
    named.set(key, members);
  }
  return (key) => {
    const carried = plan.all.filter((offer) => idOf(textOf(offer.raw['bundlekey'])) === key).map((offer) => offer.id);
    const members = named.get(key)?.split(',') ?? carried;
    if (members.length === 0) throw new InvalidRows(`no such bundle ${key}`);
    return knownIds(members, plan);
  };
}

function typeOf(row: RawRow): string {
  const type = choiceOf(row['constrainttype']);
  const others: Readonly<Record<string, string>> = { exclude_initiative: 'exclude', bundle: 'bundle_all_or_nothing' };
  return others[type] ?? type;
}

function synergiesOf(plan: RawPlan, bundles: (key: string) => readonly string[]): readonly Synergy[] {
  const rows = plan.rules.filter((row) => typeOf(row) === 'synergy_bonus');
  const membersIn = (row: RawRow): readonly string[] =>
    idOf(textOf(row['dimension'])) === 'bundle' ? bundles(idOf(textOf(row['key']))) : membersOf(row, '+');
  const subject = (row: RawRow): string => `${textOf(row['targetkpikey'])}|${[...membersIn(row)].sort().join('|')}`;
  refuseTwice(rows, subject, 'a synergy stands twice');
  const sums = sumsOf(plan, []);
  return rows.flatMap((row) => {
    const members = several(knownIds(membersIn(row), plan));
    const kpi = idOf(textOf(row['targetkpikey']));
    const amount = (numberOf(row['targetvalue']) ?? 0) * plan.signOf(kpi);
    return sums.hasAll(members) ? [{ members: sums.bits(members), kpi, amount }] : [];
  });
}

function aimOf(row: RawRow, plan: RawPlan, sums: Sums): { isGoal: boolean; aim: Aim } {
  const dimension = textOf(row['dimension']) || 'country';
  const aim = requirement(dimension, row, textOf(row['kpikey']), plan, sums);
  return { isGoal: isGoalRow(row), aim };
}

function ruleTargets(plan: RawPlan, sums: Sums): readonly { isGoal: boolean; aim: Aim }[] {
  const rows = plan.rules.filter((row) => typeOf(row) === 'target');
  return rows.map((row) => {
    const aim = requirement(textOf(row['dimension']), row, textOf(row['targetkpikey']), plan, sums);
    return { isGoal: false, aim };
  });
}

function requirement(dimension: string, row: RawRow, kpiText: string, plan: RawPlan, sums: Sums): Aim {
  const kpi = idOf(kpiText);
  const increment = (numberOf(row['targetvalue']) ?? 0) - (numberOf(row['baselinevalue']) ?? 0);
  const slice = sums.slice(dimension, textOf(row['key']));
  return { kpi, slice, isWhole: idOf(dimension) === 'all', required: increment * plan.signOf(kpi) };
}

/** Tokens, or a share of the total capacity. */
function tokensIn(row: RawRow, column: string, plan: RawPlan): number {
  const value = numberOf(row[column]);
  if (value === null) throw new InvalidRows(`${column} is empty`);
  if (!isPercent(row[column])) return value;
  const capacity = numberOf(plan.scenario['capacitytotaltokens']);
  if (capacity === null) throw new InvalidRows('a percentage of no capacity');
  return value * capacity;
}

function holdsOf(row: RawRow, plan: RawPlan, sums: Sums, bundles: (key: string) => readonly string[]): Holds[] {
  const dimension = textOf(row['dimension']);
  const key = textOf(row['key']);
  switch (typeOf(row)) {
    case 'capacity_floor': {
      const least = tokensIn(row, 'mintokens', plan) - 1e-6;
      const slice = sums.slice(dimension, key);
      return [(funded) => sums.tokens(slice, funded) >= least];
    }
    case 'capacity_cap': {
      const most = tokensIn(row, 'maxtokens', plan) + 1e-6;
      const slice = sums.slice(dimension, key);
      return [(funded) => sums.tokens(slice, funded) <= most];
    }
    case 'min_selected': {
      const slice = sums.slice(dimension, key);
      return [(funded) => sums.count(slice, funded) >= (numberOf(row['mincount']) ?? 0)];
    }
    case 'max_selected': {
      const slice = sums.slice(dimension, key);
      return [(funded) => sums.count(slice, funded) <= (numberOf(row['maxcount']) ?? 0)];
    }
    case 'mandatory':
      return [isFunded(idOf(key), plan, sums)];
    case 'exclude': {
      const ids = idOf(dimension) === 'bundle' ? bundles(idOf(key)) : knownIds([idOf(key)], plan);
      const bits = sums.bits(ids);
      return [(funded) => (funded & bits) === 0];
    }
    case 'exclude_pair':
      return [atMostOne(several(membersOf(row, '+')), plan, sums)];
    case 'bundle_all_or_nothing': {
      const members = bundles(idOf(key));
      const bits = sums.bits(members);
      const isWhole = sums.hasAll(members);
      return [(funded) => (funded & bits) === 0 || (isWhole && (funded & bits) === bits)];
    }
    case 'require_prereq': {
      const [dependent = '', ...inKey] = key.split('<-').flatMap(listOf);
      const needed = [...inKey, ...listOf(row['relatedkeys'])];
      if (needed.length === 0 || needed.includes(dependent)) throw new InvalidRows('a need of nothing or of itself');
      return needs(dependent, needed, plan, sums);
    }
    default:
      return [];
  }
}

function isFunded(id: string, plan: RawPlan, sums: Sums): Holds {
  knownIds([id], plan);
  if (!sums.hasAll([id])) throw new InvalidRows(`${id} is mandatory and not in the pool`);
  const bit = sums.bits([id]);
  return (funded) => (funded & bit) !== 0;
}

function atMostOne(ids: readonly string[], plan: RawPlan, sums: Sums): Holds {
  const bits = sums.bits(knownIds(ids, plan));
  return (funded) => (funded & bits & ((funded & bits) - 1)) === 0;
}

function needs(dependent: string, needed: readonly string[], plan: RawPlan, sums: Sums): Holds[] {
  const bit = sums.bits(knownIds([dependent], plan));
  const bits = sums.bits(knownIds(needed, plan));
  const canBe = sums.hasAll(needed);
  return [(funded) => (funded & bit) === 0 || (canBe && (funded & bits) === bits)];
}

/** What Candidates says itself, ticked or not; and what cannot be funded at all. */
function factsOf(plan: RawPlan, sums: Sums): readonly Holds[] {
  const closed = sums.bits(plan.pool.filter((offer) => !offer.isEligible).map((offer) => offer.id));
  const facts = plan.all.flatMap(({ id, raw }) => [
    ...(yesOf(raw['ismandatory']) === true ? [isFunded(id, plan, sums)] : []),
    ...needs(id, listOf(raw['prerequisitekeys']), plan, sums),
    ...listOf(raw['exclusionkeys']).map((other) => atMostOne([id, other], plan, sums)),
  ]);
  return [...facts, (funded) => (funded & closed) === 0];
}

function capacitiesOf(plan: RawPlan, sums: Sums): readonly Holds[] {
  const cap =
    (slice: Selection, most: number): Holds =>
    (funded) =>
      sums.tokens(slice, funded) <= most + 1e-6;
  const total = numberOf(plan.scenario['capacitytotaltokens']);
  const by = (dimension: string): Holds[] =>
    pairsOf(plan.scenario[`capacityby${dimension}`]).map(([value, most]) => cap(sums.slice(dimension, value), most));
  return [...(total === null ? [] : [cap(sums.slice('all', ''), total)]), ...by('country'), ...by('department')];
}

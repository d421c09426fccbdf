import type { Cell } from '../../src/core/columns/cell';
import { generateRules, generateTargets } from './generate-rules';
import type { OracleRequest } from './oracle-plan';
import type { PlainRow, PlainWorkbook } from './plain-workbook';
import { type Random, randomFrom } from './random';

/** A random workbook in plain spelling and the run to ask for. */
export interface Generated {
  readonly workbook: PlainWorkbook;
  readonly request: OracleRequest;
}

/** What the parts of the generator share. */
export interface Setting {
  readonly random: Random;
  readonly keys: readonly string[];
  /** Keys that rules may name: mostly those offered, now and then unticked ones or ones of Backlog only. */
  readonly names: readonly string[];
  readonly kpis: readonly KpiShape[];
  /** The bundle_key of each of `keys`, '' for none. */
  readonly bundles: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly hasCapacity: boolean;
  /** Tokens of each of `keys`. */
  readonly tokens: readonly number[];
  readonly tokensInAll: number;
}

export interface KpiShape {
  readonly key: string;
  readonly sign: 1 | -1;
  /** Rough size of one contribution. */
  readonly unit: number;
  readonly kind: 'ties' | 'whole' | 'tiny' | 'large' | 'decimals';
  /** What each initiative brings, in the KPI's own sign. */
  readonly gains: readonly number[];
}

const values = {
  country: ['UK', 'DE', 'Global', 'United Arab Emirates'],
  department: ['Growth', 'Core'],
  category: ['Retention', 'TechDebt'],
  program: ['P1', 'P2'],
  product: ['App'],
  segment: ['SMB', 'Enterprise'],
} as const;

const kinds = ['ties', 'whole', 'tiny', 'large', 'decimals'] as const;
const units = { ties: 1, whole: 10, tiny: 0.01, large: 5e5, decimals: 5 } as const;

/** The workbook of a seed. Equal seeds give equal workbooks. */
export function generate(seed: number): Generated {
  const random = randomFrom(seed);
  const count = random.whole(4, random.chance(0.12) ? 12 : 9);
  const keys = Array.from({ length: count }, (_, i) => `INIT-${String(i + 1).padStart(2, '0')}`);
  const scope = random.pick(['selected', 'all'] as const);
  const ticked = keys.filter(() => random.chance(0.85));
  const hasBacklog = random.chance(0.5);
  const hasStrangers = random.chance(0.25);
  const strangers = [...(hasBacklog ? ['BACK-1', 'BACK-2'] : []), ...keys.filter((key) => !ticked.includes(key))];
  // Small equal numbers everywhere, so that the tie-breaks have something to decide.
  const hasTies = random.chance(0.3);
  const kpis = (['NSM_ORDERS', 'KPI_RETENTION', 'KPI_COST'] as const).map((key): KpiShape => {
    const kind = hasTies ? 'ties' : random.pick(kinds);
    const sign = key === 'KPI_COST' ? -1 : 1;
    return { key, sign, unit: units[kind], kind, gains: keys.map(() => gainOf(kind, sign, random)) };
  });
  const tokenKind = hasTies ? 'ties' : random.pick(['ties', 'whole', 'decimals'] as const);
  const tokens = keys.map(() => tokensOf(tokenKind, random));
  const setting: Setting = {
    random,
    keys,
    names: hasStrangers || scope === 'all' ? [...keys, ...(hasStrangers ? strangers : [])] : ticked,
    kpis,
    bundles: random.chance(0.9) ? keys.map(() => random.pick(['', 'BNDL-A', 'BNDL-B'])) : keys.map(() => ''),
    values,
    hasCapacity: random.chance(0.7),
    tokens,
    tokensInAll: tokens.reduce((total, number) => total + number, 0),
  };
  const rules = generateRules('Plan', 'Baseline', setting);
  const targets = generateTargets('Plan', 'Baseline', setting);
  const others = otherSets(setting);
  const workbook: PlainWorkbook = {
    Scenario_Config: [scenarioRow('Plan', setting), scenarioRow('Other plan', { ...setting, hasCapacity: true })],
    Metrics_Config: metricRows(random),
    ...(rules.length + others.length === 0 ? {} : { Constraints: [...rules, ...others] }),
    ...(targets.length === 0 ? {} : { Targets: targets }),
    Candidates: keys.map((key, i) => candidateRow(key, tokens[i] ?? 0, ticked, setting)),
    KPI_Contributions: keys.filter(() => random.chance(0.95)).map((key) => contributionRow(key, setting)),
    ...(hasBacklog ? { Backlog: backlogRows(setting) } : {}),
  };
  const isNamed = rules.length + targets.length > 0 || random.chance(0.1);
  return { workbook, request: { scenario: 'Plan', constraintSet: isNamed ? 'Baseline' : null, scope } };
}

function tokensOf(kind: 'ties' | 'whole' | 'decimals', random: Random): number {
  if (random.chance(0.12)) return 0;
  if (kind === 'ties') return random.whole(1, 2) * 10;
  return kind === 'whole' ? random.whole(1, 40) : random.whole(1, 300) / 10;
}

/** A contribution in the KPI's own sign. */
function gainOf(kind: KpiShape['kind'], sign: 1 | -1, random: Random): number {
  const most = { ties: 2, whole: 20, tiny: 9, large: 900, decimals: 999 }[kind];
  const step = { ties: 1, whole: 1, tiny: 0.004, large: 1000, decimals: 0.01 }[kind];
  const number = Number((random.whole(0, most) * step).toFixed(4));
  return number === 0 ? 0 : sign * (random.chance(0.12) ? -number : number);
}

function scenarioRow(name: string, { random, hasCapacity, tokensInAll, values: known }: Setting): PlainRow {
  const mode = random.pick(['north_star_only', 'weighted_kpis', 'weighted_kpis', 'lexicographic', 'max_score']);
  const amounts = (words: readonly string[]): string =>
    random.pick([printPairs, printJson])(
      random.some(words, 2).map((word) => [word, Math.round(tokensInAll * (0.1 + random.next()))]),
    );
  const mayWeighGoals = mode !== 'lexicographic' || random.chance(0.05);
  return {
    scenario_name: name,
    period_key: random.pick(['2026-Q2', 'Q2 2026', 'Q2_2026', '2026-04', '2026-M4', '2026-H1']),
    capacity_total_tokens: hasCapacity ? Math.round(tokensInAll * (0.3 + 0.7 * random.next())) : '',
    objective_mode: mode === 'north_star_only' && random.chance(0.5) ? 'north_star' : mode,
    objective_weights_json: weightsText(mode, random),
    capacity_by_country: random.chance(0.2) ? amounts(known['country'] ?? []) : '',
    capacity_by_department: random.chance(0.2) ? amounts(known['department'] ?? []) : '',
    goal_weight: mayWeighGoals && random.chance(0.4) ? random.pick([0.3, 0.5, 1, '20%', 0]) : '',
  };
}

function weightsText(mode: string, random: Random): string {
  if (mode === 'lexicographic') {
    const order = random.some(['NSM_ORDERS', 'KPI_RETENTION', 'KPI_COST'], random.whole(1, 3));
    const words = order.map((key) => (key === 'NSM_ORDERS' && random.chance(0.3) ? 'north_star' : key));
    if (random.chance(0.6)) return words.join(random.pick([' > ', '>']));
    return random.pick([printPairs, printJson])(words.map((word, i) => [word, 9 - 2 * i]));
  }
  if (mode !== 'weighted_kpis') return '';
  const shares = random.pick([
    ['60%', '25%', '15%'],
    [0.5, 0.5, 0],
    [3, 2, 1],
    ['0.7', 0.2, '10%'],
  ] as const);
  const groups = random.chance(0.3);
  const pairs: (readonly [string, string | number])[] = groups
    ? [
        ['north_star', shares[0]],
        ['strategic_kpis', shares[1]],
      ]
    : random.shuffled(['NSM_ORDERS', 'KPI_RETENTION', 'KPI_COST']).map((key, i) => [key, shares[i] ?? 0]);
  return random.pick([printPairs, printJson])(pairs);
}

function printPairs(pairs: readonly (readonly [string, string | number])[]): string {
  return pairs.map(([word, number]) => `${word}: ${number}`).join(', ');
}

function printJson(pairs: readonly (readonly [string, string | number])[]): string {
  return pairs.length === 0 ? '' : JSON.stringify(Object.fromEntries(pairs));
}

function metricRows(random: Random): readonly PlainRow[] {
  return [
    { kpi_key: 'NSM_ORDERS', kpi_name: 'Orders', kpi_level: 'north_star', direction: '', is_active: '' },
    { kpi_key: 'KPI_RETENTION', kpi_level: 'strategic', direction: 'higher_is_better', is_active: true },
    { kpi_key: 'KPI_COST', kpi_level: 'strategic', direction: 'lower_is_better', is_active: true },
    ...(random.chance(0.5) ? [{ kpi_key: 'KPI_OLD', kpi_level: 'north_star', direction: '', is_active: false }] : []),
    ...(random.chance(0.5) ? [{ kpi_key: 'KPI_NOW', kpi_level: 'immediate', direction: '', is_active: true }] : []),
  ];
}

function candidateRow(key: string, tokens: number, ticked: readonly string[], setting: Setting): PlainRow {
  const { random, names, keys, bundles } = setting;
  const others = names.filter((name) => name !== key);
  const listed = (chance: number): Cell =>
    random.chance(chance) ? random.some(others, random.whole(1, 2)).join(random.pick([', ', ';', '|', '\n'])) : '';
  const slice = (dimension: string): Cell => (random.chance(0.1) ? '' : random.pick(setting.values[dimension] ?? []));
  return {
    initiative_key: key,
    title: `Title of ${key}`,
    country: slice('country'),
    department: slice('department'),
    category: slice('category'),
    program: slice('program'),
    product: slice('product'),
    segment: slice('segment'),
    lifecycle_status: random.chance(0.06) ? random.pick(['done', 'Cancelled', 'archived']) : 'approved',
    engineering_tokens: tokens,
    value_score: random.chance(0.85) ? random.whole(-1, 6) : '',
    deadline_date: deadlineOf(random),
    is_mandatory: random.chance(0.04) && ticked.includes(key),
    bundle_key: bundles[keys.indexOf(key)] ?? '',
    prerequisite_keys: listed(0.07),
    exclusion_keys: listed(0.06),
    is_selected_for_run: ticked.includes(key),
  };
}

function deadlineOf(random: Random): Cell {
  const day = random.pick(['2026-05-15', '2026-04-30', '2026-06-01', '2026-06-01', '2027-01-01']);
  if (random.chance(0.04)) return '2025-12-31';
  // The brand of IsoDate is the product's; the cell only needs such a day.
  return random.chance(0.5) ? '' : ({ kind: 'date', date: day } as Cell);
}

function contributionRow(key: string, { random, keys, kpis }: Setting): PlainRow {
  const amounts = kpis.map((kpi): [string, Cell] => {
    return [kpi.key, random.chance(0.08) ? '' : (kpi.gains[keys.indexOf(key)] ?? '')];
  });
  return { initiative_key: key, ...Object.fromEntries(amounts), KPI_OLD: random.chance(0.2) ? 7 : '' };
}

function backlogRows({ random, keys }: Setting): readonly PlainRow[] {
  const rows = [...random.some(keys, 3), 'BACK-1', 'BACK-2'].map((key) => ({
    initiative_key: key,
    is_archived: random.chance(0.2) ? random.pick([true, 'yes'] as const) : random.pick([false, ''] as const),
  }));
  return rows;
}

/** Rows that no run of this scenario and set may look at. */
function otherSets(setting: Setting): readonly PlainRow[] {
  const { random } = setting;
  if (random.chance(0.6)) return [];
  return [
    ...generateRules('Plan', 'Tight', setting),
    {
      scenario_name: 'Other plan',
      constraint_set_name: 'Baseline',
      constraint_type: 'mandatory',
      dimension: 'initiative',
      key: 'NO-SUCH',
    },
  ];
}

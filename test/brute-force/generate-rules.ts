import type { Cell } from '../../src/core/columns/cell';
import type { KpiShape, Setting } from './generate';
import type { PlainRow } from './plain-workbook';

type Make = (setting: Setting) => PlainRow;

/** Random rules of one constraint set. */
export function generateRules(scenario: string, set: string, setting: Setting): readonly PlainRow[] {
  const { random } = setting;
  const count = random.chance(0.1) ? 0 : random.whole(1, 7);
  const rows = Array.from({ length: count }, () => random.pick(makers)(setting)).filter(
    (row) => !isRefused(row, setting) || random.chance(0.05),
  );
  const duplicates = rows.filter((row) => row['constraint_type'] !== 'synergy_bonus' && random.chance(0.05));
  return [...withoutTwins(rows, setting), ...duplicates].map((row) => ({
    scenario_name: scenario,
    constraint_set_name: set,
    ...row,
  }));
}

/** A pair or synergy of one, or a bundle that nobody belongs to. */
function isRefused(row: PlainRow, { bundles }: Setting): boolean {
  const carried = bundles.filter((bundle) => bundle === row['key']).length;
  const names = `${row['key']},${row['related_keys'] ?? ''}`.split(/<-|[+,;|\n]/).filter((name) => name.trim() !== '');
  switch (row['constraint_type']) {
    case 'exclude_pair':
    case 'require_prereq':
      return names.length < 2;
    case 'synergy_bonus':
      return row['dimension'] === 'bundle' ? carried < 2 : names.length < 2;
    default:
      return row['dimension'] === 'bundle' && carried === 0 && (row['related_keys'] ?? '') === '';
  }
}

/** Random targets of one constraint set. */
export function generateTargets(scenario: string, set: string, setting: Setting): readonly PlainRow[] {
  const { random } = setting;
  const rows = Array.from({ length: random.whole(0, 4) }, (): PlainRow => {
    const kpi = random.pick(setting.kpis);
    const baseline = random.chance(0.4) ? random.whole(0, 9) * kpi.unit : null;
    return {
      ...sliceCells(setting),
      kpi_key: kpi.key,
      floor_or_goal: random.chance(0.8) ? 'goal' : 'floor',
      target_value: baseline === null ? increment(kpi, setting) : round(baseline + increment(kpi, setting)),
      baseline_value: baseline === null ? '' : round(baseline),
    };
  });
  const isTwin = (row: PlainRow, other: PlainRow): boolean =>
    ['dimension', 'key', 'kpi_key', 'floor_or_goal'].every((column) => row[column] === other[column]);
  return rows
    .filter((row, i) => random.chance(0.03) || !rows.slice(0, i).some((other) => isTwin(row, other)))
    .map((row) => ({ scenario_name: scenario, constraint_set_name: set, ...row }));
}

const round = (number: number): number => Number(number.toFixed(4));

/** The sum of some of the numbers, with the rounding that adding them brings. */
function exactly(numbers: readonly number[], { random }: Setting): number {
  return random.some(numbers, random.whole(1, numbers.length)).reduce((total, number) => total + number, 0);
}

/** What a target asks for, in the KPI's own sign; mostly within reach, now and then below nothing. */
function increment({ sign, unit, gains }: KpiShape, setting: Setting): number {
  const { random, keys } = setting;
  if (random.chance(0.25)) return exactly(gains, setting);
  return sign * unit * random.pick([-0.3, 0, 0.2, 0.5, 1, 0.3 * keys.length]) * random.pick([1, 1, 0.7]);
}

function sliceCells({ random, values }: Setting): PlainRow {
  const shape = random.next();
  if (shape < 0.3) return { dimension: 'all', key: random.pick(['', 'all']) };
  const dimensions = random.some(Object.keys(values), shape < 0.8 ? 1 : 2);
  const key = dimensions.map((dimension) => (random.chance(0.03) ? 'Nowhere' : random.pick(values[dimension] ?? [])));
  return { dimension: dimensions.join('+'), key: key.join('+') };
}

/** A limit in tokens, or as a percentage of capacity. */
function limit(share: number, setting: Setting): Cell {
  const { random, hasCapacity, tokens, tokensInAll } = setting;
  if (random.chance(0.15)) return exactly(tokens.slice(0, 3), setting);
  const percent = Math.round(share * 100);
  if (random.chance(hasCapacity ? 0.3 : 0.02)) {
    return random.chance(0.5) ? `${percent}%` : { kind: 'percent', value: percent / 100 };
  }
  return Math.round(share * tokensInAll);
}

/** Two or three initiatives, as `A + B` or in two columns. */
function together({ random, names }: Setting, least: number, most: number): PlainRow {
  const [first = '', ...others] = random.some(names, random.whole(least, most));
  const separator = random.pick([', ', ';', ' | ', '\n']);
  if (random.chance(0.5)) return { dimension: 'initiative', key: first, related_keys: others.join(separator) };
  return { dimension: 'initiative', key: [first, ...others].join(random.pick([' + ', '+'])), related_keys: '' };
}

const oneOf = ({ random, names }: Setting): string =>
  random.chance(0.005) ? 'INIT-999' : random.pick(names.length > 0 ? names : ['INIT-01']);

const makers: readonly Make[] = [
  (setting) => ({
    constraint_type: 'capacity_floor',
    ...sliceCells(setting),
    min_tokens: limit(setting.random.next() * 0.1, setting),
  }),
  (setting) => ({
    constraint_type: 'capacity_cap',
    ...sliceCells(setting),
    max_tokens: limit(0.1 + setting.random.next() * 0.5, setting),
  }),
  (setting) => ({
    constraint_type: 'min_selected',
    ...sliceCells(setting),
    min_count: setting.random.pick([0, 1, 1, 1, 2]),
  }),
  (setting) => ({
    constraint_type: 'max_selected',
    ...sliceCells(setting),
    max_count: setting.random.pick([0, 1, 2, 3, '4']),
  }),
  (setting) => ({ constraint_type: 'mandatory', dimension: 'initiative', key: oneOf(setting), notes: 'Promised' }),
  (setting) => ({
    constraint_type: setting.random.pick(['exclude', 'exclude_initiative']),
    dimension: 'initiative',
    key: oneOf(setting),
  }),
  ({ random }) => ({ constraint_type: 'exclude', dimension: 'bundle', key: random.pick(['BNDL-A', 'BNDL-B']) }),
  (setting) => ({ constraint_type: 'exclude_pair', ...together(setting, 2, 3) }),
  (setting) => ({
    constraint_type: setting.random.pick(['bundle_all_or_nothing', 'bundle']),
    dimension: 'bundle',
    key: setting.random.pick(['BNDL-A', 'BNDL-B']),
    related_keys: '',
  }),
  (setting) => ({
    constraint_type: 'bundle_all_or_nothing',
    dimension: 'bundle',
    key: setting.random.pick(['BNDL-A', 'BNDL-NEW']),
    related_keys: setting.random.some(setting.names, setting.random.whole(1, 3)).join(', '),
  }),
  (setting) => prerequisite(setting),
  (setting) => prerequisite(setting),
  (setting) => ({ constraint_type: 'synergy_bonus', ...together(setting, 2, 3), ...bonus(setting) }),
  (setting) => ({
    constraint_type: 'synergy_bonus',
    dimension: 'bundle',
    key: setting.random.pick(['BNDL-A', 'BNDL-B']),
    related_keys: '',
    ...bonus(setting),
  }),
  (setting) => {
    const kpi = setting.random.pick(setting.kpis);
    return {
      constraint_type: 'target',
      ...sliceCells(setting),
      target_kpi_key: kpi.key,
      target_value: increment(kpi, setting),
    };
  },
];

function prerequisite(setting: Setting): PlainRow {
  const { random, names } = setting;
  const [dependent = '', first = '', ...others] = random.some(names, random.whole(2, 3));
  const inKey = random.chance(0.5);
  const key = inKey ? `${dependent}${random.pick(['<-', ' <- '])}${first}` : dependent;
  const related = (inKey ? others : [first, ...others]).join(random.pick([', ', ';']));
  return { constraint_type: 'require_prereq', dimension: 'initiative', key, related_keys: related };
}

function bonus({ random, kpis }: Setting): PlainRow {
  const kpi = random.pick(kpis);
  return { target_kpi_key: kpi.key, target_value: round(kpi.unit * random.pick([-1, -0.5, 0.5, 1, 2])) };
}

/** Leaves out rows that would be refused, but for a few. */
function withoutTwins(rows: readonly PlainRow[], { random }: Setting): readonly PlainRow[] {
  const subject = (row: PlainRow): string => {
    const type = String(row['constraint_type']);
    if (type === 'synergy_bonus') return `${type}|${row['target_kpi_key']}`;
    return type.startsWith('bundle') ? `bundle|${row['key']}` : '';
  };
  return rows.filter((row, i) => {
    const isTwin = subject(row) !== '' && rows.slice(0, i).some((other) => subject(other) === subject(row));
    return !isTwin || random.chance(0.1);
  });
}

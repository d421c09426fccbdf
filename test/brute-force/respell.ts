import type { Cell, Table } from '../../src/core/columns/cell';
import type { Random } from './random';

/** Columns whose texts are keys, names or fixed words, in which letter case and outer space do not count. */
const folded = new Set(
  `scenario_name constraint_set_name constraint_type dimension key related_keys target_kpi_key initiative_key country
  department category program product segment lifecycle_status bundle_key prerequisite_keys exclusion_keys kpi_key
  kpi_level direction objective_mode objective_weights_json capacity_by_country capacity_by_department floor_or_goal
  period_key`.split(/\s+/),
);
const fixedWords = new Set(['constraint_type', 'objective_mode', 'kpi_level', 'direction']);
const numbers = new Set(
  `engineering_tokens value_score min_tokens max_tokens min_count max_count target_value baseline_value
  capacity_total_tokens goal_weight NSM_ORDERS KPI_RETENTION KPI_COST`.split(/\s+/),
);

/** The same tables as another person might have typed them: nothing that counts is different. */
export function respell(tables: ReadonlyMap<string, Table>, random: Random): Map<string, Table> {
  return new Map(random.shuffled([...tables]).map(([tab, table]) => [tab, respellTable(tab, table, random)]));
}

function respellTable(tab: string, table: Table, random: Random): Table {
  const heads = table.header.map(String);
  const order = random.shuffled(heads.map((_, i) => i));
  const extra = random.chance(0.3) ? [random.pick(['Owner', 'My remarks', 'T-shirt size'])] : [];
  const respelled = table.rows.map((cells) => [
    ...order.map((i) => respellCell(heads[i] ?? '', cells[i] ?? '', random)),
    ...extra.map(() => random.pick<Cell>(['', 'anything', 3, true])),
  ]);
  // Extra cells alone would make a row of KPI_Contributions without a key.
  const blank = [...order.map(() => ''), ...extra.map(() => '')];
  const rows = random.shuffled(respelled).flatMap((row) => (random.chance(0.1) ? [blank, row] : [row]));
  const header = order.map((i) => respellHeader(tab, heads[i] ?? '', random));
  return { header: [...header, ...extra], rows };
}

function respellHeader(tab: string, header: string, random: Random): string {
  if (header === 'key' && tab === 'Constraints' && random.chance(0.3)) return 'dimension key';
  if (header === 'program' && random.chance(0.3)) return 'Program Key';
  const words = header.replace(/_/g, random.pick(['_', ' ', '-', '']));
  return random.pick([words, words.toUpperCase(), words.toLowerCase(), ` ${words} `]);
}

function respellCell(header: string, cell: Cell, random: Random): Cell {
  if (typeof cell === 'boolean') {
    const words = cell ? ['yes', 'Y', 'TRUE', true, 'true'] : ['no', false, 'FALSE', 'n'];
    return random.pick<Cell>(words);
  }
  if (numbers.has(header)) return respellNumber(cell, random);
  if (typeof cell === 'object' && cell.kind === 'date')
    return random.chance(0.6) ? cell : respellDay(cell.date, random);
  if (typeof cell !== 'string' || cell === '' || !folded.has(header)) return cell;
  const word = fixedWords.has(header) ? cell.replace(/_/g, random.pick(['_', ' ', '-'])) : cell;
  const cased = random.pick([word, word, word.toUpperCase(), word.toLowerCase()]);
  return random.chance(0.15) ? ` ${cased} ` : cased;
}

function respellNumber(cell: Cell, random: Random): Cell {
  if (typeof cell === 'object' && cell.kind === 'percent') return random.chance(0.5) ? `${cell.value * 100} %` : cell;
  if (typeof cell !== 'number' || random.chance(0.7)) return cell;
  const [whole = '', decimals] = String(cell).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, random.pick([',', ' ', '']));
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

const respellDay = (day: string, random: Random): string =>
  random.pick([day, day.replace(/-/g, '/'), day.replace(/-0/g, '-')]);

import { type Cell, showCell, type Table } from '../../src/core/columns/cell';
import type { Tables } from '../../src/core/problem/workbook-rows';

/** The ways in which a workbook of the family "planner" is given rules that no plan keeps. */
export const waysToClash = ['targets', 'musts', 'departments', 'logic', 'tight', 'combined'] as const;

export type WayToClash = (typeof waysToClash)[number];

type Row = Readonly<Record<string, Cell>>;

/** The workbook with cells changed as somebody might who asks for too much. */
export function madeInfeasible(tables: Tables, way: WayToClash): Tables {
  const changed = new Map(tables);
  const edit = (tab: string, change: (row: Row) => Row): void => {
    const table = changed.get(tab);
    if (table !== undefined) changed.set(tab, edited(table, change));
  };
  const scaledCaps = (factor: number) => (row: Row) => ({ ...row, max_tokens: scaled(row['max_tokens'], factor) });
  if (way === 'targets' || way === 'combined') {
    edit('Targets', raisedFloor);
    edit('Constraints', (row) => ({
      ...row,
      target_value:
        row['constraint_type'] === 'target' ? scaled(row['target_value'], 2.5) : (row['target_value'] ?? ''),
    }));
  }
  if (way === 'musts' || way === 'combined') {
    // Two of three initiatives of one department.
    let met = 0;
    edit('Candidates', (row) => {
      if (showCell(row['department'] ?? '') !== 'Operations' || met++ % 3 === 0) return row;
      return { ...row, is_mandatory: true, mandate_reason: 'Promised' };
    });
  }
  if (way === 'departments' || way === 'combined') {
    edit('Scenario_Config', (row) => ({
      ...row,
      capacity_by_department: showCell(row['capacity_by_department'] ?? '').replace(
        /(Tech|Finance): (\d+)/gu,
        (_, name: string, tokens: string) => `${name}: ${Math.round(0.3 * Number(tokens))}`,
      ),
    }));
  }
  if (way === 'logic' || way === 'combined') changed.set('Candidates', clashingCandidates(changed));
  if (way === 'tight') {
    edit('Constraints', scaledCaps(0.7));
    edit('Constraints', (row) => ({ ...row, max_count: scaled(row['max_count'], 0.7) }));
    edit('Constraints', (row) => ({ ...row, min_tokens: scaled(row['min_tokens'], 1.2) }));
    edit('Constraints', (row) => ({ ...row, min_count: scaled(row['min_count'], 1.2) }));
    edit('Scenario_Config', (row) => ({ ...row, capacity_total_tokens: scaled(row['capacity_total_tokens'], 0.7) }));
  }
  return changed;
}

/** A KPI floor asks for twice the change it asked for. */
function raisedFloor(row: Row): Row {
  if (row['floor_or_goal'] !== 'floor') return row;
  const value = Number(row['target_value']);
  const baseline = Number(row['baseline_value'] || 0);
  return { ...row, target_value: Math.round(baseline + 2.2 * (value - baseline)) };
}

/** Two initiatives that exclude each other, and one that needs an excluded one, are mandatory. */
function clashingCandidates(tables: Tables): Table {
  const candidates = tables.get('Candidates') ?? { header: [], rows: [] };
  const excluded = new Set(
    rowsOf(tables.get('Constraints')).flatMap((row) =>
      row['constraint_type'] === 'exclude' && row['dimension'] === 'initiative' ? [showCell(row['key'] ?? '')] : [],
    ),
  );
  const [blocked = ''] = excluded;
  const rivals = new Set<string>();
  let needy = 0;
  return edited(candidates, (row) => {
    const key = showCell(row['initiative_key'] ?? '');
    const excludes = showCell(row['exclusion_keys'] ?? '');
    if (rivals.has(key)) return { ...row, is_mandatory: true };
    if (excludes !== '' && rivals.size === 0) {
      for (const rival of excludes.split(', ')) rivals.add(rival);
      return { ...row, is_mandatory: true };
    }
    if (row['is_mandatory'] === true && needy++ === 0) return { ...row, prerequisite_keys: blocked };
    return row;
  });
}

function edited({ header, rows }: Table, change: (row: Row) => Row): Table {
  const names = header.map((name) => showCell(name));
  return {
    header,
    rows: rows.map((cells) => {
      const row = change(Object.fromEntries(names.map((name, j) => [name, cells[j] ?? ''])));
      return names.map((name) => row[name] ?? '');
    }),
  };
}

function rowsOf(table: Table | undefined): readonly Row[] {
  if (table === undefined) return [];
  return table.rows.map((cells) => Object.fromEntries(table.header.map((name, j) => [showCell(name), cells[j] ?? ''])));
}

/** A number or a percentage times a factor, in whole units. */
function scaled(cell: Cell | undefined, factor: number): Cell {
  if (typeof cell === 'number') return Math.round(factor * cell);
  if (typeof cell === 'object' && cell.kind === 'percent')
    return { ...cell, value: Math.round(100 * factor * cell.value) / 100 };
  return cell ?? '';
}

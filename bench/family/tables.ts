import type { Cell, Table } from '../../src/core/columns/cell';
import type { ObjectiveMode } from '../../src/core/domain/scenario';
import type { Tables } from '../../src/core/problem/workbook-rows';
import type { PlannedBounds, PlannedTarget } from './bounds';
import { type Initiative, kpis, periodKey } from './initiatives';
import type { PlannedLogic } from './logic';
import type { Random } from './random';
import { printRules } from './rules';

/** One scenario per objective mode, all with the same rules; the first is the one that engines are compared on. */
export const scenarioNames = {
  weighted_kpis: 'Q3 Plan',
  north_star_only: 'Q3 North star',
  lexicographic: 'Q3 In order',
  max_score: 'Q3 Score',
} as const satisfies Record<ObjectiveMode, string>;

/** The constraint set that every scenario has. */
export const constraintSetName = 'Baseline';

/** Puts a drawn plan into the tabs of a workbook, as somebody would type it. Candidates stand in no particular order. */
export function printTables(
  initiatives: readonly Initiative[],
  logic: PlannedLogic,
  bounds: PlannedBounds,
  random: Random,
): Tables {
  const scenarios = Object.values(scenarioNames);
  const key = (index: number): string => initiatives[index]?.key ?? '';
  return new Map<string, Table>([
    ['Scenario_Config', scenarioTable(bounds)],
    ['Metrics_Config', metricsTable()],
    ['Constraints', printRules(logic, bounds, scenarios, constraintSetName, key)],
    ['Targets', targetsTable(bounds, scenarios)],
    ['Candidates', candidatesTable(initiatives, logic, key, random)],
    ['KPI_Contributions', contributionsTable(initiatives)],
  ]);
}

function scenarioTable(bounds: PlannedBounds): Table {
  const pairs = (amounts: PlannedBounds['capacityByCountry']): string =>
    amounts.map(([name, tokens]) => `${name}: ${tokens}`).join(', ');
  const mix = kpis.map((kpi) => `${kpi.key}: ${kpi.weightPercent}%`).join(', ');
  const order = kpis.slice(0, 3).map((kpi) => kpi.key);
  const row = (mode: ObjectiveMode, weights: string, goalWeight: Cell): readonly Cell[] => [
    scenarioNames[mode],
    periodKey,
    bounds.capacityTotal,
    mode,
    weights,
    pairs(bounds.capacityByCountry),
    pairs(bounds.capacityByDepartment),
    goalWeight,
  ];
  return {
    header: [
      ...['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode', 'objective_weights_json'],
      ...['capacity_by_country', 'capacity_by_department', 'goal_weight'],
    ],
    rows: [
      row('weighted_kpis', mix, ''),
      row('north_star_only', '', 0.2),
      row('lexicographic', order.join(' > '), ''),
      row('max_score', '', ''),
    ],
  };
}

function metricsTable(): Table {
  return {
    header: ['kpi_key', 'kpi_name', 'kpi_level', 'unit', 'direction', 'is_active'],
    rows: kpis.map((kpi) => [kpi.key, kpi.name, kpi.level, kpi.unit, kpi.direction, true]),
  };
}

function targetsTable({ floors, goals }: PlannedBounds, scenarios: readonly string[]): Table {
  const row = (scenario: string, aim: string, target: PlannedTarget): readonly Cell[] => [
    ...[scenario, constraintSetName, target.dimension, target.key, kpis[target.kpi]?.key ?? '', aim],
    target.value,
    target.baseline ?? '',
  ];
  return {
    header: [
      ...['scenario_name', 'constraint_set_name', 'dimension', 'key', 'kpi_key', 'floor_or_goal'],
      ...['target_value', 'baseline_value'],
    ],
    rows: scenarios.flatMap((scenario) => [
      ...floors.map((target) => row(scenario, 'floor', target)),
      ...goals.map((target) => row(scenario, 'goal', target)),
    ]),
  };
}

function candidatesTable(
  initiatives: readonly Initiative[],
  logic: PlannedLogic,
  key: (index: number) => string,
  random: Random,
): Table {
  const rows = initiatives.map((initiative, index): readonly Cell[] => {
    const { mandatory, bundles, needs, pairs } = logic;
    const isMandatory = mandatory.some(({ member, place }) => member === index && place === 'candidate');
    const bundle = bundles.find(({ members, place }) => place === 'candidate' && members.includes(index));
    const ownNeeds = needs.filter(({ dependent, place }) => dependent === index && place === 'candidate');
    const ownPairs = pairs.filter(({ members, place }) => members[0] === index && place === 'candidate');
    return [
      ...[initiative.key, initiative.title, initiative.country, initiative.department, initiative.category],
      ...[initiative.program, initiative.status],
      initiative.tokens,
      initiative.score ?? '',
      initiative.deadline === null ? '' : { kind: 'date', date: initiative.deadline },
      isMandatory,
      isMandatory ? 'Committed to the board' : '',
      bundle?.key ?? '',
      ownNeeds.map(({ needed }) => key(needed)).join(', '),
      ownPairs.flatMap(({ members }) => members.slice(1).map(key)).join(', '),
      true,
    ];
  });
  return {
    header: [
      ...['initiative_key', 'title', 'country', 'department', 'category', 'program', 'lifecycle_status'],
      ...['engineering_tokens', 'value_score', 'deadline_date', 'is_mandatory', 'mandate_reason', 'bundle_key'],
      ...['prerequisite_keys', 'exclusion_keys', 'is_selected_for_run'],
    ],
    rows: random.shuffled(rows),
  };
}

function contributionsTable(initiatives: readonly Initiative[]): Table {
  return {
    header: ['initiative_key', ...kpis.map((kpi) => kpi.key)],
    rows: initiatives.map(({ key, contributions }) => [key, ...contributions.map((figure) => figure ?? '')]),
  };
}

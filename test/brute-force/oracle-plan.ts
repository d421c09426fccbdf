import type { Table } from '../../src/core/columns/cell';
import {
  dayOf,
  firstDayOf,
  idOf,
  listOf,
  numberOf,
  pairsOf,
  type RawRow,
  rawRows,
  textOf,
  yesOf,
} from './oracle-cells';

/** The rows cannot be used as they stand. */
export class InvalidRows extends Error {}

/** Which run the oracle is asked about. */
export interface OracleRequest {
  readonly scenario: string;
  readonly constraintSet: string | null;
  readonly scope: 'selected' | 'all';
}

/** A row of Candidates, as far as the oracle needs it. All keys are ids. */
export interface Offer {
  readonly id: string;
  readonly raw: RawRow;
  readonly tokens: number;
  readonly score: number;
  readonly deadline: string | null;
  readonly isTicked: boolean;
  readonly isEligible: boolean;
  /** Signed so that more is better; a KPI that is not known counts 0. */
  readonly gains: ReadonlyMap<string, number>;
}

/** Everything of a workbook that a run reads, before any rule is given a meaning. */
export interface RawPlan {
  readonly scenario: RawRow;
  readonly rules: readonly RawRow[];
  readonly targets: readonly RawRow[];
  /** The candidates of the run; bit i of a selection is pool[i]. */
  readonly pool: readonly Offer[];
  /** All rows of Candidates, ticked or not. */
  readonly all: readonly Offer[];
  /** Ids of Candidates and Backlog. */
  readonly known: ReadonlySet<string>;
  readonly northStar: string;
  readonly strategic: readonly string[];
  /** 1, or -1 for a KPI of which less is better. */
  signOf(kpi: string): number;
}

const closed = ['archived', 'withdrawn', 'cancelled', 'rejected', 'done'];

/** Reads what a run needs from the tables. */
export function readPlan(tables: ReadonlyMap<string, Table>, request: OracleRequest): RawPlan {
  const scenario = rawRows(tables, 'Scenario_Config').find(
    (row) => idOf(textOf(row['scenarioname'])) === idOf(request.scenario),
  );
  if (scenario === undefined) throw new InvalidRows('no such scenario');
  const belongs = (row: RawRow): boolean =>
    request.constraintSet !== null &&
    idOf(textOf(row['scenarioname'])) === idOf(request.scenario) &&
    idOf(textOf(row['constraintsetname'])) === idOf(request.constraintSet);
  const kpis = rawRows(tables, 'Metrics_Config').filter(
    (row) => yesOf(row['isactive']) !== false && choiceOf(row['kpilevel']) !== 'immediate',
  );
  const kpisOf = (level: string): string[] =>
    kpis.filter((row) => choiceOf(row['kpilevel']) === level).map((row) => idOf(textOf(row['kpikey'])));
  const signs = new Map(
    kpis.map((row) => [idOf(textOf(row['kpikey'])), choiceOf(row['direction']) === 'lower_is_better' ? -1 : 1]),
  );
  const backlog = rawRows(tables, 'Backlog');
  const archived = new Set(backlog.filter((row) => yesOf(row['isarchived']) === true).map(keyOf));
  const gains = readGains(tables, signs);
  const firstDay = firstDayOf(scenario['periodkey']);
  const all = rawRows(tables, 'Candidates').map((raw): Offer => {
    const deadline = dayOf(raw['deadlinedate']);
    const isTooLate = deadline !== null && deadline < firstDay;
    const isClosed = closed.includes(idOf(textOf(raw['lifecyclestatus'])));
    return {
      id: keyOf(raw),
      raw,
      tokens: numberOf(raw['engineeringtokens']) ?? 0,
      score: numberOf(raw['valuescore']) ?? 0,
      deadline,
      isTicked: yesOf(raw['isselectedforrun']) === true,
      isEligible: !isTooLate && !isClosed && !archived.has(keyOf(raw)),
      gains: gains.get(keyOf(raw)) ?? new Map<string, number>(),
    };
  });
  const pool = all.filter((offer) => request.scope === 'all' || offer.isTicked);
  if (pool.length === 0) throw new InvalidRows('no candidate is ticked');
  const rules = rawRows(tables, 'Constraints').filter(belongs);
  const targets = rawRows(tables, 'Targets').filter(belongs);
  if (request.constraintSet !== null && rules.length + targets.length === 0) throw new InvalidRows('no such set');
  return {
    scenario,
    rules,
    targets,
    pool,
    all,
    known: new Set([...all.map((offer) => offer.id), ...backlog.map(keyOf)]),
    northStar: kpisOf('north_star')[0] ?? '',
    strategic: kpisOf('strategic'),
    signOf: (kpi) => {
      const sign = signs.get(kpi);
      if (sign === undefined) throw new InvalidRows(`the KPI ${kpi} cannot be used`);
      return sign;
    },
  };
}

/** A word of fixed choice. */
export const choiceOf = (cell: RawRow[string] | undefined): string => idOf(textOf(cell)).replace(/[\s-]/g, '_');

/** The ids in `A + B` and in a list beside it, each once. */
export function membersOf(row: RawRow, separator: string): string[] {
  const inKey = textOf(row['key']).split(separator).flatMap(listOf);
  return [...new Set([...inKey, ...listOf(row['relatedkeys'])])];
}

/** Weights as words with numbers; an order `A > B` has falling numbers. */
export function weightsOf(plan: RawPlan): [string, number][] {
  const text = textOf(plan.scenario['objectiveweightsjson']);
  if (text !== '' && !/[:={]/.test(text)) {
    const words = text.split('>').map(idOf);
    return words.map((word, i) => [word, words.length - i]);
  }
  return pairsOf(plan.scenario['objectiveweightsjson']);
}

const keyOf = (row: RawRow): string => idOf(textOf(row['initiativekey']));

function readGains(tables: ReadonlyMap<string, Table>, signs: ReadonlyMap<string, number>) {
  const withoutUnderscore = new Map([...signs.keys()].map((kpi) => [kpi.replace(/[\s_-]/g, ''), kpi]));
  return new Map(
    rawRows(tables, 'KPI_Contributions').map((row) => {
      const known = Object.entries(row).flatMap(([head, cell]): [string, number][] => {
        const kpi = withoutUnderscore.get(head);
        const amount = kpi === undefined ? null : numberOf(cell);
        return kpi === undefined || amount === null ? [] : [[kpi, amount * (signs.get(kpi) ?? 1)]];
      });
      return [keyOf(row), new Map(known)] as const;
    }),
  );
}

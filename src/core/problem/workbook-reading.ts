import { fold } from '../kernel/fold';
import type { InitiativeKey } from '../kernel/keys';
import type { Period } from '../kernel/period';
import type { ScoreWorkbook, Scoring } from '../scoring/score-workbook';
import { type Initiatives, readInitiatives } from './initiatives';
import type { Scope } from './problem';
import { type PoolReading, readPool } from './read-pool';
import { type Registry, readRegistry } from './registry';
import type { WorkbookRows } from './workbook-rows';

/** A workbook's rows with what is looked up in them again and again: the KPIs, the initiatives, the pools. */
export class WorkbookReading {
  readonly rows: WorkbookRows;
  readonly registry: Registry;
  readonly initiatives: Initiatives;
  readonly scoring: Scoring;
  readonly #pools = new Map<string, PoolReading>();

  /** `score` is asked only where there is something to score. */
  constructor(rows: WorkbookRows, score: ScoreWorkbook) {
    this.rows = rows;
    this.registry = readRegistry(rows.metrics);
    this.initiatives = readInitiatives(rows);
    this.scoring = hasScoring(rows)
      ? score(rows, this.initiatives, this.registry, tokensOf(rows, this.initiatives))
      : noScoring;
  }

  /** The candidates a scope offers in a period; which of their numbers are needed. Read once. */
  pool(scope: Scope, period: Period | null, needs: { readonly kpis: boolean; readonly score: boolean }): PoolReading {
    const id = JSON.stringify([scope, period?.key, needs.kpis, needs.score]);
    const known = this.#pools.get(id);
    if (known !== undefined) return known;
    const rows = needs.kpis ? this.rows : { ...this.rows, contributions: null };
    const use = { scoring: this.scoring, needs, headerIssues: this.#scoringHeaders(needs) };
    const reading = readPool(rows, scope, period, this.registry, this.initiatives, use);
    this.#pools.set(id, reading);
    return reading;
  }

  /** What is wrong with the headers of the tabs that numbers are computed from. */
  #scoringHeaders({ kpis, score }: { readonly kpis: boolean; readonly score: boolean }) {
    const { models, params, scoringInputs } = this.rows;
    const used = [...(kpis || score ? [models, params] : []), ...(score ? [scoringInputs] : [])];
    return used.flatMap((tab) => (tab === null || tab.rows.length === 0 ? [] : tab.headerIssues));
  }
}

/** A plan needs none of these tabs: without rows they are as if they were not there. */
const hasScoring = ({ scoringInputs, models, params }: WorkbookRows): boolean =>
  [scoringInputs, models, params].some((tab) => tab !== null && tab.rows.length > 0);

const noScoring: Scoring = {
  initiatives: new Map(),
  models: [],
  modelsOf: new Map(),
  parameters: [],
  issues: [],
};

/** The tokens of an initiative on Candidates, else on Backlog. */
function tokensOf({ backlog }: WorkbookRows, initiatives: Initiatives): (key: InitiativeKey) => number | null {
  const known = new Map<string, number | null>();
  for (const { values } of backlog?.rows ?? []) {
    const id = fold(values.initiative_key ?? '');
    if (!known.has(id)) known.set(id, values.engineering_tokens);
  }
  return (key) => initiatives.rows.get(key)?.values.engineering_tokens ?? known.get(fold(key)) ?? null;
}

import { type Issue, issue } from '../kernel/issue';
import type { KpiKey } from '../kernel/keys';
import { mathModelsTab } from '../tabs/math-models';
import { groupBy } from './group-by';
import type { Model } from './model';

/** Which models of one initiative count. */
export interface ChosenModels {
  /** For each KPI that approved models compute: the one that counts; null: several do and none is marked. */
  readonly contributions: ReadonlyMap<KpiKey, Model | null>;
  /** The model of the value score; null: there is none, or it is not clear which. */
  readonly score: Model | null;
  /** Why a contribution is not clear. */
  readonly contributionIssues: readonly Issue[];
  /** Why the model of the value score is not clear. */
  readonly scoreIssues: readonly Issue[];
}

/** Chooses among the models of one initiative. Only approved ones count; of several for one KPI the primary one. */
export function chooseModels(models: readonly Model[]): ChosenModels {
  const approved = models.filter(({ isApproved }) => isApproved);
  const contributionIssues: Issue[] = [];
  const scoreIssues: Issue[] = [];
  const contributions = new Map<KpiKey, Model | null>();
  const targeted = approved.filter(({ kpi }) => kpi !== null);
  for (const [kpi, group] of groupBy(targeted, (model) => model.kpi?.key ?? null)) {
    if (kpi === null) continue;
    const primary = group.filter(({ isPrimary }) => isPrimary);
    const [only] = group.length === 1 ? group : primary.length === 1 ? primary : [];
    contributions.set(kpi, only ?? null);
    if (only !== undefined) continue;
    const competing = primary.length > 1 ? primary : group;
    const rows = competing.map(({ row }) => row);
    for (const { row, key } of competing) {
      const at = { tab: mathModelsTab.name, row, column: 'is_primary' };
      contributionIssues.push(issue('several-models', at, { kpi, key, rows, isPrimary: primary.length > 1 }));
    }
  }
  const score = scoreModel(approved);
  const [first] = approved;
  if (score === null && first !== undefined) {
    const at = { tab: mathModelsTab.name, row: first.row, column: 'is_primary' };
    scoreIssues.push(issue('score-model-unclear', at, { key: first.key, rows: approved.map(({ row }) => row) }));
  }
  return { contributions, score, contributionIssues, scoreIssues };
}

/** The only model; else the only one that has no KPI, the only primary one, or the only one of the north star. */
function scoreModel(approved: readonly Model[]): Model | null {
  const ways: readonly ((model: Model) => boolean)[] = [
    () => true,
    ({ target }) => target === null,
    ({ isPrimary }) => isPrimary,
    ({ kpi }) => kpi?.level === 'north_star',
  ];
  for (const isMeant of ways) {
    const [only, ...more] = approved.filter(isMeant);
    if (only !== undefined && more.length === 0) return only;
  }
  return null;
}

import type { Row } from '../columns/row';
import { fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import { missingValues } from '../tabs/missing-values';
import type { TabRows } from '../tabs/read-table';
import { repeatedKeys } from '../tabs/repeated-keys';
import { scoringInputsTab } from '../tabs/scoring-inputs';
import { checkParameters } from './check-parameters';
import { chooseModels } from './choose-models';
import { numbersOfDrafts } from './drafts';
import { blankScore, perEffort, type Score, scoreRice, scoreWsjf } from './framework';
import { groupBy } from './group-by';
import type { KnownInitiatives, KnownKpis } from './known';
import type { Model } from './model';
import { readModels } from './read-models';
import { type Parameter, readParameters } from './read-parameters';

type InputsTab = TabRows<typeof scoringInputsTab.columns>;

/** The tabs that scoring reads; null for one that is not there. */
export interface ScoringRows {
  readonly scoringInputs: InputsTab | null;
  readonly models: Parameters<typeof readModels>[0];
  readonly params: Parameters<typeof readParameters>[0];
}

/** What is computed for one initiative. */
export interface InitiativeScoring {
  readonly key: InitiativeKey;
  /** At most one per framework, in the order of the frameworks; what is missing is null. */
  readonly scores: readonly Score[];
  /** The score whose value is the value score; null: none is complete or none is chosen. */
  readonly active: Score | null;
  /** What is wrong with the active score, and with its row of Scoring_Inputs. */
  readonly scoreIssues: readonly Issue[];
  /** For each KPI that approved models compute: the one that counts; null: it is not clear which. */
  readonly contributions: ReadonlyMap<KpiKey, Model | null>;
  /** Why a contribution is not clear. */
  readonly contributionIssues: readonly Issue[];
}

/** Everything that is computed from the rows of a workbook. */
export interface Scoring {
  readonly initiatives: ReadonlyMap<InitiativeKey, InitiativeScoring>;
  readonly models: readonly Model[];
  readonly modelsOf: ReadonlyMap<InitiativeKey, readonly Model[]>;
  readonly parameters: readonly Parameter[];
  /** Of every row of the three tabs, without their headers. */
  readonly issues: readonly Issue[];
}

/** Scores every initiative by every framework. `tokensOf`: the effort of models that do not say theirs. */
export type ScoreWorkbook = (
  rows: ScoringRows,
  initiatives: KnownInitiatives,
  kpis: KnownKpis,
  tokensOf: (key: InitiativeKey) => number | null,
) => Scoring;

export const scoreWorkbook: ScoreWorkbook = (rows, initiatives, kpis, tokensOf) => {
  const { parameters, issues: paramIssues } = readParameters(rows.params, initiatives, numbersOfDrafts(rows.models));
  const { models, issues: modelIssues } = readModels(rows.models, initiatives, kpis, parameters);
  const issues: Issue[] = [...paramIssues, ...modelIssues, ...checkParameters(parameters, models)];
  const inputs = readInputs(rows.scoringInputs, initiatives, issues);
  const modelsOf = groupBy(models, ({ key }) => key);
  const scored = new Map<InitiativeKey, InitiativeScoring>();
  for (const key of new Set([...inputs.keys(), ...modelsOf.keys()])) {
    const input = inputs.get(key) ?? null;
    const chosen = chooseModels(modelsOf.get(key) ?? []);
    const byModel = chosen.score === null ? null : scoreModel(chosen.score, tokensOf(key));
    const row = input?.row ?? null;
    const typed = row === null ? [] : [scoreRice(row.values), scoreWsjf(row.values)];
    const scores = [...typed, byModel].filter((score) => score !== null);
    const { active, found } = chooseFramework(key, row, scores);
    const wantsModel = (row?.values.active_scoring_framework ?? 'MATH_MODEL') === 'MATH_MODEL';
    const said = [...found, ...(active === null && wantsModel ? chosen.scoreIssues : [])];
    issues.push(...said, ...chosen.contributionIssues);
    scored.set(key, {
      key,
      scores,
      active,
      scoreIssues: [...(input?.issues ?? []), ...said, ...(active?.model?.issues ?? [])],
      contributions: chosen.contributions,
      contributionIssues: chosen.contributionIssues,
    });
  }
  return { initiatives: scored, models, modelsOf, parameters, issues };
};

type InputRow = Row<typeof scoringInputsTab.columns>;

/** The first row of each initiative, with the issues of its cells. */
function readInputs(tab: InputsTab | null, initiatives: KnownInitiatives, issues: Issue[]) {
  const found = new Map<InitiativeKey, { readonly row: InputRow; readonly issues: readonly Issue[] }>();
  const repeated = groupBy(repeatedKeys(tab?.rows ?? [], 'initiative_key'), ({ at }) => at.row);
  for (const row of tab?.rows ?? []) {
    const { initiative_key: text } = row.values;
    const key = text === null ? null : initiatives.find(text);
    const own: Issue[] = [
      ...(tab?.rowIssues.get(row.row) ?? []),
      ...(tab === null ? [] : missingValues(tab, row, ['initiative_key'])),
      ...(repeated.get(row.row) ?? []),
    ];
    if (key === null && text !== null) {
      const facts = { key: text, near: initiatives.nearest(text) };
      own.push(issue('unknown-initiative', row.at('initiative_key'), facts));
    }
    issues.push(...own);
    if (key === null) continue;
    const first = found.get(key);
    found.set(key, { row: first?.row ?? row, issues: [...(first?.issues ?? []), ...own] });
  }
  return found;
}

/** MATH_MODEL: the formula's value; its effort, else the initiative's tokens; its overall, else value / effort. */
function scoreModel(model: Model, tokens: number | null): Score {
  const effort = model.effort ?? tokens;
  const inputs = model.parameters.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const]));
  const known = new Set(model.parameters.filter(({ value }) => value !== null).map(({ name }) => fold(name)));
  return {
    framework: 'MATH_MODEL',
    model,
    value: model.value,
    effort,
    overall: model.overall ?? perEffort(model.value, effort),
    inputs: Object.fromEntries(inputs),
    missing: model.parameterNames.filter((name) => !known.has(fold(name))),
  };
}

/** The framework that is chosen, or the only one that was filled in; and what it lacks. */
function chooseFramework(key: InitiativeKey, row: InputRow | null, scores: readonly Score[]) {
  const named = row?.values.active_scoring_framework ?? null;
  const at = (column: keyof typeof scoringInputsTab.columns & string) =>
    row?.at(column) ?? { tab: scoringInputsTab.name, row: null, column };
  const found: Issue[] = [];
  if (named === null && scores.length > 1) {
    const frameworks = scores.map(({ framework }) => framework);
    found.push(issue('framework-not-chosen', at('active_scoring_framework'), { key, frameworks }));
    return { active: null, found };
  }
  const chosen = scores.find(({ framework }) => named === null || framework === named) ?? blankScore(named);
  if (chosen === null) return { active: null, found };
  const { framework, missing, effort } = chosen;
  // What a formula lacks is said at the formula.
  if (missing.length > 0 && chosen.model === null) {
    found.push(issue('score-input-missing', at('active_scoring_framework'), { key, framework, missing }));
  }
  if (effort === 0) found.push(issue('score-effort-zero', at('active_scoring_framework'), { key, framework }));
  return { active: chosen.value === null ? null : chosen, found };
}

import type { ModelSource, ModelUsed, ScoreSource, Sources } from '../domain/contribution-source';
import { signOf } from '../domain/kpi';
import type { Issue } from '../kernel/issue';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import type { Model } from '../scoring/model';
import type { InitiativeScoring, Scoring } from '../scoring/score-workbook';
import { mathModelsTab, scoringInputsTab } from '../tabs/index';
import type { KpiDoubts } from './doubts';
import type { CandidateRow, Initiatives } from './initiatives';
import type { Contributions } from './read-contributions';
import type { Registry } from './registry';

/** What was computed from the rows of a workbook, and which of it a run needs. */
export interface ScoringUse {
  readonly scoring: Scoring;
  readonly needs: { readonly kpis: boolean; readonly score: boolean };
  /** Of the tabs that what is needed is computed from. */
  readonly headerIssues: readonly Issue[];
}

/** The numbers of the offered candidates: typed ones, and computed ones where nothing is typed. */
export interface Computed {
  /** Signed so that more is better. */
  readonly contributions: ReadonlyMap<InitiativeKey, Readonly<Record<KpiKey, number>>>;
  /** Computed value scores; typed ones win. */
  readonly scores: ReadonlyMap<InitiativeKey, number>;
  readonly sources: Sources;
  /** The KPIs to which an initiative may bring something that could not be read or computed. */
  unread(key: InitiativeKey): KpiDoubts;
  /** What is wrong with rows that a number which counts comes from. */
  readonly issues: readonly Issue[];
}

/** Puts typed and computed numbers together. A typed number always wins; what neither gives stays unknown. */
export function computeNumbers(
  offered: readonly CandidateRow[],
  typed: Contributions,
  registry: Registry,
  initiatives: Initiatives,
  { scoring, needs, headerIssues }: ScoringUse,
): Computed {
  const contributions = new Map<InitiativeKey, Readonly<Record<KpiKey, number>>>();
  const scores = new Map<InitiativeKey, number>();
  const sources: Record<InitiativeKey, Sources[InitiativeKey]> = {};
  const issues: Issue[] = [...headerIssues, ...lostRows(scoring, needs)];
  for (const row of offered) {
    const key = initiatives.find(row.values.initiative_key ?? '');
    if (key === null || contributions.has(key)) continue;
    const own = typed.of(key);
    const scored = scoring.initiatives.get(key) ?? null;
    const models = needs.kpis ? modelSources(scored, own) : {};
    const given = registry.usable.flatMap((kpi): (readonly [KpiKey, number])[] => {
      const value = own[kpi.key] ?? models[kpi.key]?.computed;
      return value === undefined ? [] : [[kpi.key, value === 0 ? 0 : signOf(kpi) * value]];
    });
    contributions.set(key, Object.fromEntries(given));
    const score = scoreSource(scored, row.values.value_score);
    if (score !== null) scores.set(key, score.computed);
    if (score !== null || Object.keys(models).length > 0) sources[key] = { contributions: models, score };
    if (needs.kpis) issues.push(...contributionIssues(scoring, key, own));
    if (needs.score && row.values.value_score === null) issues.push(...(scored?.scoreIssues ?? []));
  }
  const isModelLost = issues.some(({ code, at }) => code === 'unknown-initiative' && at.tab === mathModelsTab.name);
  const unread = (key: InitiativeKey): KpiDoubts => {
    const read = typed.unread(key);
    if (read === 'all' || !needs.kpis) return read;
    const own = typed.of(key);
    const open = [...(scoring.initiatives.get(key)?.contributions ?? [])].flatMap(([kpi, model]) =>
      own[kpi] === undefined && (model === null || model.value === null) ? [kpi] : [],
    );
    // A model whose initiative is misspelt may be that of any initiative.
    return isModelLost ? 'all' : new Set([...read, ...open]);
  };
  return { contributions, scores, sources, unread, issues };
}

/** Rows that name an initiative which is not there: what they say of it would be lost without a word. */
function lostRows({ issues }: Scoring, { kpis, score }: ScoringUse['needs']): readonly Issue[] {
  return issues.filter(
    ({ code, at }) =>
      code === 'unknown-initiative' &&
      ((kpis && at.tab === mathModelsTab.name) || (score && at.tab === scoringInputsTab.name)),
  );
}

/** What is wrong with the models whose values would count, or that would count if they were approved. */
function contributionIssues(
  { modelsOf, initiatives }: Scoring,
  key: InitiativeKey,
  typed: Readonly<Record<KpiKey, number>>,
): readonly Issue[] {
  const scored = initiatives.get(key);
  const counts = [...(scored?.contributions ?? [])].filter(([kpi]) => typed[kpi] === undefined);
  const isOpen = (kpi: KpiKey): boolean => typed[kpi] === undefined && !scored?.contributions.has(kpi);
  const unapproved = (modelsOf.get(key) ?? []).filter(
    ({ kpi, isApproved }) => !isApproved && kpi !== null && isOpen(kpi.key),
  );
  const lost = (modelsOf.get(key) ?? []).filter(({ kpi, target, isApproved }) => isApproved && !kpi && target !== null);
  return [
    ...(scored?.contributionIssues ?? []).filter(
      ({ code, facts }) => code === 'several-models' && counts.some(([kpi]) => kpi === facts.kpi),
    ),
    ...counts.flatMap(([, model]) => model?.issues ?? []),
    ...unapproved.flatMap(({ issues }) => issues.filter(({ code }) => code === 'model-not-approved')),
    ...lost.flatMap(({ issues }) => issues.filter(({ code }) => code === 'unknown-kpi')),
  ];
}

function modelSources(
  scored: InitiativeScoring | null,
  typed: Readonly<Record<KpiKey, number>>,
): Readonly<Record<KpiKey, ModelSource>> {
  const found = [...(scored?.contributions ?? [])].flatMap(([kpi, model]): (readonly [KpiKey, ModelSource])[] => {
    if (model === null || model.value === null) return [];
    return [[kpi, { computed: model.value, typed: typed[kpi] ?? null, model: usedModel(model) }]];
  });
  return Object.fromEntries(found);
}

function scoreSource(scored: InitiativeScoring | null, typed: number | null): ScoreSource | null {
  const active = scored?.active ?? null;
  if (active === null || active.value === null) return null;
  const { framework, inputs, model, value } = active;
  return { computed: value, typed, framework, inputs, model: model === null ? null : usedModel(model) };
}

function usedModel(model: Model): ModelUsed {
  const { name, row, formula, chain, assumptions, approvedBy, parameters } = model;
  const used = parameters.flatMap((parameter) => {
    const { name: of, row: at, value, unit, source, isApproved } = parameter;
    return value === null ? [] : [{ name: of, row: at, value, unit, source, isApproved }];
  });
  return { name, row, formula, chain, assumptions, approvedBy, parameters: used };
}

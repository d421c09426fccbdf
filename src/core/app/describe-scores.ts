import { compareKeys, fold } from '../kernel/fold';
import { describeIssue } from '../kernel/issue';
import { printNumber } from '../kernel/number-text';
import type { WorkbookReading } from '../problem/workbook-reading';
import type { Score } from '../scoring/framework';
import type { Model } from '../scoring/model';
import type { Anchors, InitiativeRecord } from './anchors';
import type { ViewRow } from './ports';
import type { ComputedRecord, ModelRecord, ParamRecord, ScoreRecord, ScoringRecord } from './scoring-record';

/** What was computed, as it is kept. `initiatives`: all that are known. */
export function scoringRecord(
  { scoring }: WorkbookReading,
  { initiatives }: Pick<Anchors, 'initiatives'>,
  scoredAt: string,
): ScoringRecord {
  const scored = new Map([...scoring.initiatives.values()].map((one) => [fold(one.key), one]));
  return {
    scored_at: scoredAt,
    initiatives: initiatives.map((record): ComputedRecord => {
      const own = scored.get(fold(record.initiative_key));
      const computed = [...(own?.contributions ?? [])].flatMap(([kpi, model]) =>
        model === null || model.value === null ? [] : [{ kpi, value: model.value, name: model.name }],
      );
      return {
        initiative_key: record.initiative_key,
        kpi_contribution_computed: Object.fromEntries(computed.map(({ kpi, value }) => [kpi, value])),
        kpi_contribution_source: sourceInWords(record, computed),
        active_scoring_framework: own?.active?.framework ?? null,
      };
    }),
    models: firstOfEach(scoring.models, ({ key, name }) => [key, name]).map(modelRecord),
    params: firstOfEach(scoring.parameters, ({ key, model, name }) => [key, model ?? '', name]).map(
      ({ key, model, name, value, unit, min, max, isApproved, source, notes }): ParamRecord => {
        const isRange = min === null || max === null || min <= max;
        return {
          initiative_key: key,
          model_name: model ?? '',
          param_name: name,
          value,
          unit,
          min: isRange ? min : null,
          max: isRange ? max : null,
          approved: isApproved === true,
          source,
          notes,
        };
      },
    ),
    scores: [...scoring.initiatives.values()].flatMap(({ key, scores }) =>
      scores.map((score): ScoreRecord => {
        const { framework, value, effort, overall, inputs } = score;
        return {
          initiative_key: key,
          framework_name: framework,
          value_score: value,
          effort_score: effort,
          overall_score: overall,
          inputs,
          warnings: warningsOf(score),
        };
      }),
    ),
  };
}

/** Of rows that mean the same, the first; the others are errors that Check inputs names. */
function firstOfEach<T>(rows: readonly T[], identity: (row: T) => readonly string[]): readonly T[] {
  const first = new Map<string, T>();
  for (const row of rows) {
    const id = JSON.stringify(identity(row).map(fold));
    if (!first.has(id)) first.set(id, row);
  }
  return [...first.values()];
}

const modelRecord = (model: Model): ModelRecord => ({
  initiative_key: model.key,
  model_name: model.name,
  target_kpi_key: model.kpi?.key ?? model.target ?? '',
  is_primary: model.isPrimary,
  metric_chain_text: model.chain,
  formula_text: model.formula,
  assumptions_text: model.assumptions,
  approved_by_user: model.isApproved,
  computed_value: model.value,
});

function sourceInWords(
  { kpi_contribution: typed }: InitiativeRecord,
  computed: readonly { readonly kpi: string; readonly name: string }[],
): string {
  const models = new Map(computed.map(({ kpi, name }) => [kpi, name]));
  const kpis = [...new Set([...Object.keys(typed), ...models.keys()])];
  return kpis.map((kpi) => `${kpi}: ${typed[kpi] === undefined ? `model ${models.get(kpi)}` : 'typed'}`).join('; ');
}

function warningsOf({ missing, model }: Score): readonly string[] {
  if (model === null) return missing.length === 0 ? [] : [`lacks ${missing.join(', ')}`];
  return [...new Set(model.issues.map((found) => describeIssue(found).message))];
}

/** The rows of the tab Scores: for each initiative its frameworks, then the KPIs that its models compute. */
export function scoreRows(
  { scoring }: WorkbookReading,
  { initiatives }: Pick<Anchors, 'initiatives'>,
  scoredAt: string,
): readonly ViewRow[] {
  const typed = new Map(initiatives.map((record) => [fold(record.initiative_key), record]));
  const sorted = [...scoring.initiatives.values()].sort((left, right) => compareKeys(left.key, right.key));
  return sorted.flatMap(({ key, scores, active, contributions }) => {
    const record = typed.get(fold(key));
    const values = scores.map((score): ViewRow => {
      const typedValue = score === active ? (record?.value_score ?? null) : null;
      const counts = score === active ? (typedValue === null ? 'computed' : 'typed') : '';
      return { ...scoreCells(key, score, scoredAt), counts, typed_value: typedValue };
    });
    const kpis = [...contributions].flatMap(([kpi, model]): readonly ViewRow[] => {
      if (model === null) return [];
      const { name, value, parameters, issues } = model;
      const typedValue = record?.kpi_contribution[kpi] ?? null;
      return [
        {
          initiative_key: key,
          framework: 'MATH_MODEL',
          kpi_key: kpi,
          model_name: name,
          value,
          counts: typedValue !== null ? 'typed' : value === null ? '' : 'computed',
          typed_value: typedValue,
          inputs: inputsInWords(
            parameters.flatMap((one) => (one.value === null ? [] : [[one.name, one.value] as const])),
          ),
          warnings: [...new Set(issues.map((found) => describeIssue(found).message))].join('; '),
          scored_at: scoredAt,
        },
      ];
    });
    return [...values, ...kpis];
  });
}

function scoreCells(key: string, score: Score, scoredAt: string): ViewRow {
  return {
    initiative_key: key,
    framework: score.framework,
    kpi_key: null,
    model_name: score.model?.name ?? null,
    value: score.value,
    effort: score.effort,
    overall: score.overall,
    inputs: inputsInWords(Object.entries(score.inputs)),
    warnings: warningsOf(score).join('; '),
    scored_at: scoredAt,
  };
}

const inputsInWords = (inputs: readonly (readonly [string, number])[]): string =>
  inputs.map(([name, value]) => `${name} ${printNumber(value, 10)}`).join(', ');

import type { ScoreRecord, ScoringRecord } from '../../../core/app/scoring-record';
import type { Row } from './anchor-rows';
import type { Dialect } from './dialect';
import { foldedKey } from './folded-key';
import { readStorableJson, storableJson } from './storable-json';

/** The rows that keep a scoring, one list per statement. */
export function scoringRows(workbookId: string, scoring: ScoringRecord, { moment }: Dialect) {
  const of = (key: string) => ({ workbook_id: workbookId, initiative_key_folded: foldedKey(key) });
  return {
    initiatives: scoring.initiatives.map(
      (record): Row => ({
        ...of(record.initiative_key),
        kpi_contribution_computed_json: storableJson(record.kpi_contribution_computed),
        kpi_contribution_source: record.kpi_contribution_source,
        active_scoring_framework: record.active_scoring_framework ?? undefined,
      }),
    ),
    models: scoring.models.map(
      ({ initiative_key, ...model }): Row => ({
        ...of(initiative_key),
        ...model,
        model_name_folded: foldedKey(model.model_name),
        is_primary: Number(model.is_primary),
        approved_by_user: Number(model.approved_by_user),
        computed_value: model.computed_value ?? undefined,
      }),
    ),
    params: scoring.params.map(
      ({ initiative_key, ...param }): Row => ({
        ...of(initiative_key),
        ...param,
        model_name_folded: foldedKey(param.model_name),
        param_name_folded: foldedKey(param.param_name),
        value: param.value ?? undefined,
        min: param.min ?? undefined,
        max: param.max ?? undefined,
        approved: Number(param.approved),
      }),
    ),
    scores: scoring.scores.map(
      (score): Row => ({
        ...of(score.initiative_key),
        framework_name: score.framework_name,
        value_score: score.value_score ?? undefined,
        effort_score: score.effort_score ?? undefined,
        overall_score: score.overall_score ?? undefined,
        inputs_json: storableJson(score.inputs),
        warnings_json: storableJson(score.warnings),
        scored_at: moment(scoring.scored_at),
      }),
    ),
  };
}

/** A row as the statement `newest` gives it. */
type Kept = Readonly<Record<string, unknown>>;

/** The scoring of the rows that the statement `newest` gave, by table; null when there is none. */
export function readScoring(
  rowsOf: (table: string) => readonly Kept[],
  momentOf: (kept: string) => string,
): ScoringRecord | null {
  const scores = rowsOf('initiative_scores');
  const [first] = scores;
  if (first === undefined) return null;
  // Each row was written from a record of its kind, and the database holds its columns to their types.
  return {
    scored_at: momentOf(String(first['scored_at'])),
    initiatives: rowsOf('initiatives').map(plain) as unknown as ScoringRecord['initiatives'],
    models: rowsOf('initiative_math_models').map(plain) as unknown as ScoringRecord['models'],
    params: rowsOf('initiative_params').map(plain) as unknown as ScoringRecord['params'],
    scores: scores.map(plain).map(({ scored_at: _, ...score }) => score) as unknown as readonly ScoreRecord[],
  };
}

const flags: ReadonlySet<string> = new Set(['is_primary', 'approved_by_user', 'approved']);

/** A record of a row: documents are read, and what only the database needs is left out. */
function plain(row: Kept): Kept {
  const entries = Object.entries(row).flatMap(([name, value]): (readonly [string, unknown])[] => {
    if (name.endsWith('_folded')) return [];
    if (name.endsWith('_json')) return [[name.slice(0, -'_json'.length), readStorableJson(String(value))]];
    return [[name, flags.has(name) ? Boolean(value) : value]];
  });
  return Object.fromEntries(entries);
}

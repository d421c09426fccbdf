import { type RunRecord, summarize } from '../../../core/app/run-record';
import { resultsTab } from '../../../core/tabs/results';
import type { Dialect } from './dialect';
import { foldedKey } from './folded-key';
import { cellOf, noteColumn } from './note-rows';
import { storableJson } from './storable-json';

/** The rows that keep the outcome of a run, one list per statement; only a plan has a portfolio. */
export function finishRows(workbookId: string, record: RunRecord, { moment }: Dialect) {
  const { result, constraint_set: rules, problem } = record;
  const of = { workbook_id: workbookId, run_id: record.run_id };
  const hasPlan = record.status === 'success';
  return {
    run: [
      {
        ...of,
        status: record.status,
        termination: result?.termination ?? undefined,
        issues_json: storableJson(record.issues),
        result_json: storableJson(result),
        summary_json: storableJson(summarize(record)),
        solver_name: result?.engine?.name,
        solver_version: result?.engine?.version,
        error_text: result?.error ?? undefined,
        finished_at: record.finished_at === null ? undefined : moment(record.finished_at),
      },
    ],
    portfolio: hasPlan ? [{ ...of, name: `${problem.scenario.name}, ${rules.name} v${rules.version}` }] : [],
    items: (hasPlan ? (result?.items ?? []) : []).map((item) => ({
      ...of,
      initiative_key_folded: foldedKey(item.key),
      selected: Number(item.selected),
      allocated_tokens: item.selected ? item.tokens : 0,
      place: item.rank ?? undefined,
      reason: item.reasonText,
      cell: cellOf({ tab: resultsTab.name, row: item.key, column: noteColumn }),
    })),
  };
}

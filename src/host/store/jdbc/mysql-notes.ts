import type { ColumnType } from '../../../core/app/schema/table';

/**
 * Merges notes into runs and into the items of their plans. JSON_MERGE_PATCH takes away what is null. A plan's item
 * without a note among the given ones is not touched. Every row of `target` names one row to change, so that nothing
 * is merged twice.
 */
export const saveNotesOnMysql = (given: (columns: Readonly<Record<string, ColumnType>>) => string): string => `UPDATE (
    SELECT run.id AS run_row, NULL AS item_row, NULL AS notes,
      JSON_MERGE_PATCH(run.notes_json, given.notes_json) AS notes_json,
      JSON_MERGE_PATCH(run.row_notes_json, given.row_notes_json) AS row_notes_json
    FROM ${given({ workbook_id: 'code', run_id: 'code', notes_json: 'json', row_notes_json: 'json' })}
    STRAIGHT_JOIN optimization_runs AS run ON run.workbook_id = given.workbook_id AND run.run_id = given.run_id
    UNION ALL
    SELECT NULL, item.id, given.notes, NULL, NULL
    FROM ${given({ workbook_id: 'code', run_id: 'code', initiative_key_folded: 'folded', notes: 'text' })}
    STRAIGHT_JOIN optimization_runs AS run ON run.workbook_id = given.workbook_id AND run.run_id = given.run_id
    STRAIGHT_JOIN portfolios AS plan ON plan.optimization_run_id = run.id
    STRAIGHT_JOIN initiatives AS initiative ON initiative.workbook_id = given.workbook_id
      AND initiative.initiative_key_folded = given.initiative_key_folded
    STRAIGHT_JOIN portfolio_items AS item ON item.portfolio_id = plan.id AND item.initiative_id = initiative.id
  ) AS target
  LEFT JOIN optimization_runs AS run ON run.id = target.run_row
  LEFT JOIN portfolio_items AS item ON item.id = target.item_row
  SET run.notes_json = target.notes_json, run.row_notes_json = target.row_notes_json, item.notes = target.notes`;

import type { ColumnType } from '../../../core/app/schema/table';

/**
 * A document with notes merged in. Blank cells are kept only when one of them had a note: then two documents have a cell
 * in common, and together fewer than each for itself.
 */
const merged = (kept: string, noted: string, blank: string): string =>
  `CONCAT('', JSON_MERGE_PATCH(${kept}, IF(${kept} = '{}' OR ${blank} = '{}' OR JSON_LENGTH(JSON_MERGE_PATCH(${kept}, ${blank}))
        = JSON_LENGTH(${kept}) + JSON_LENGTH(${blank}), '{}', ${blank}), ${noted}))`;

/**
 * Merges notes into runs and into the items of their plans. A plan's item without a note among the given ones is not
 * touched. Every row of `target` names one row to change, so that nothing is merged twice.
 */
export const saveNotesOnMysql = (given: (columns: Readonly<Record<string, ColumnType>>) => string): string => `UPDATE (
    SELECT run.id AS run_row, NULL AS item_row, NULL AS notes,
      ${merged('run.notes_json', 'given.notes_json', 'given.blank_json')} AS notes_json,
      ${merged('run.row_notes_json', 'given.row_notes_json', 'given.row_blank_json')} AS row_notes_json
    FROM ${given({
      workbook_id: 'code',
      run_id: 'code',
      notes_json: 'json',
      blank_json: 'json',
      row_notes_json: 'json',
      row_blank_json: 'json',
    })}
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
  SET run.updated_at = UTC_TIMESTAMP(3), run.notes_json = target.notes_json,
    run.row_notes_json = target.row_notes_json, item.updated_at = UTC_TIMESTAMP(3), item.notes = target.notes
  WHERE run.notes_json <> target.notes_json OR run.row_notes_json <> target.row_notes_json
    OR NOT item.notes <=> target.notes AND target.item_row IS NOT NULL`;

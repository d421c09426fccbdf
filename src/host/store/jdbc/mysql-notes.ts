/**
 * Merges notes into runs and into the items of their plans. JSON_MERGE_PATCH takes away what is null. A plan's item
 * without a note among the given ones is not touched.
 */
export const saveNotesOnMysql = `UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
    workbook_id VARCHAR(100) CHARACTER SET utf8mb4 PATH '$.workbook_id' ERROR ON ERROR,
    run_id VARCHAR(100) CHARACTER SET utf8mb4 PATH '$.run_id' ERROR ON ERROR,
    notes_json LONGTEXT CHARACTER SET utf8mb4 PATH '$.notes_json' ERROR ON ERROR,
    row_notes_json LONGTEXT CHARACTER SET utf8mb4 PATH '$.row_notes_json' ERROR ON ERROR)) AS given
  JOIN optimization_runs AS run ON run.workbook_id = given.workbook_id AND run.run_id = given.run_id
  LEFT JOIN JSON_TABLE(?, '$[*]' COLUMNS (
    run_id VARCHAR(100) CHARACTER SET utf8mb4 PATH '$.run_id' ERROR ON ERROR,
    initiative_key_folded VARCHAR(300) CHARACTER SET utf8mb4 PATH '$.initiative_key_folded' ERROR ON ERROR,
    notes LONGTEXT CHARACTER SET utf8mb4 PATH '$.notes' ERROR ON ERROR)) AS noted ON noted.run_id = given.run_id
  LEFT JOIN portfolios AS plan ON plan.optimization_run_id = run.id
  LEFT JOIN initiatives AS initiative ON initiative.workbook_id = given.workbook_id
    AND initiative.initiative_key_folded = noted.initiative_key_folded
  LEFT JOIN portfolio_items AS item ON item.portfolio_id = plan.id AND item.initiative_id = initiative.id
  SET run.notes_json = JSON_MERGE_PATCH(run.notes_json, given.notes_json),
    run.row_notes_json = JSON_MERGE_PATCH(run.row_notes_json, given.row_notes_json),
    item.notes = noted.notes`;

/** A document with notes merged in. Blank cells are kept only where there was a note. */
const merged = (kept: string, noted: string, blank: string): string =>
  `(${kept}::jsonb || COALESCE((SELECT jsonb_object_agg(cell.key, cell.value) FROM jsonb_each(${blank}::jsonb) AS cell
        WHERE jsonb_exists(${kept}::jsonb, cell.key)), '{}') || ${noted}::jsonb)::text`;

/**
 * Merges notes into runs and into the items of their plans. A plan's item without a note among the given ones is not
 * touched.
 */
export const saveNotesOnPostgres = `WITH given AS (
    SELECT kept.id, kept.workbook_id, kept.run_id,
      ${merged('kept.notes_json', 'line.notes_json', 'line.blank_json')} AS notes_json,
      ${merged('kept.row_notes_json', 'line.row_notes_json', 'line.row_blank_json')} AS row_notes_json
    FROM jsonb_to_recordset(?::jsonb) AS line(workbook_id TEXT, run_id TEXT, notes_json TEXT, blank_json TEXT,
      row_notes_json TEXT, row_blank_json TEXT)
    JOIN optimization_runs AS kept ON kept.workbook_id = line.workbook_id AND kept.run_id = line.run_id
    FOR UPDATE OF kept
  ), items AS (
    UPDATE portfolio_items AS item SET notes = noted.notes, updated_at = now()
    FROM jsonb_to_recordset(?::jsonb) AS noted(run_id TEXT, initiative_key_folded TEXT, notes TEXT)
    JOIN given ON given.run_id = noted.run_id
    JOIN portfolios AS plan ON plan.optimization_run_id = given.id
    JOIN initiatives AS initiative ON initiative.workbook_id = given.workbook_id
      AND initiative.initiative_key_folded = noted.initiative_key_folded
    WHERE item.portfolio_id = plan.id AND item.initiative_id = initiative.id
      AND item.notes IS DISTINCT FROM noted.notes
  )
  UPDATE optimization_runs AS run
  SET notes_json = given.notes_json, row_notes_json = given.row_notes_json, updated_at = now()
  FROM given WHERE run.id = given.id
    AND (run.notes_json <> given.notes_json OR run.row_notes_json <> given.row_notes_json)`;

import type { ColumnType } from '../../../core/app/schema/table';
import type { Dialect } from './dialect';

const head: Readonly<Record<string, ColumnType>> = {
  workbook_id: 'code',
  name: 'text',
  name_folded: 'folded',
  version: 'whole',
  timeframe_label: 'text',
  owner_team: 'text',
  description: 'text',
  published_at: 'moment',
  published_by: 'text',
};

const entry: Readonly<Record<string, ColumnType>> = {
  priority_rank: 'whole',
  planned_quarter: 'code',
  planned_year: 'whole',
  is_locked_in: 'flag',
  notes: 'text',
};

/** Every statement about roadmaps. */
export function roadmapStatements(dialect: Dialect) {
  const { given, join, jsonText, momentText, quote } = dialect;
  const names = (columns: Readonly<Record<string, ColumnType>>, of = ''): string =>
    Object.keys(columns)
      .map((name) => `${of}${quote(name)}`)
      .join(', ');
  const headObject = {
    name: 'roadmap.name',
    version: 'roadmap.version',
    status: 'roadmap.status',
    timeframe_label: 'roadmap.timeframe_label',
    owner_team: 'roadmap.owner_team',
    description: 'roadmap.description',
    source_run_id: 'run.run_id',
    published_at: momentText('roadmap.published_at'),
    published_by: 'roadmap.published_by',
  };
  const withSource = `roadmaps AS roadmap JOIN portfolios AS plan ON plan.id = roadmap.source_portfolio_id
    JOIN optimization_runs AS run ON run.id = plan.optimization_run_id`;
  const entryObject = {
    initiative_key: 'entry.initiative_key',
    source_run_id: 'entry.run_id',
    priority_rank: 'entry.priority_rank',
    planned_quarter: 'entry.planned_quarter',
    planned_year: 'entry.planned_year',
    is_locked_in: 'entry.is_locked_in',
    notes: jsonText('entry.notes'),
  };

  return {
    /** Parameters: workbook, name, version. */
    supersede: `UPDATE roadmaps SET status = 'superseded', live_name = NULL, updated_at = ${dialect.now}
      WHERE workbook_id = ? AND name_folded = ? AND version = CAST(? AS DECIMAL) AND status = 'published'`,

    addRoadmap: `INSERT INTO roadmaps (${names(head)}, status, live_name, source_portfolio_id)
      SELECT ${names(head, 'given.')}, 'published', given.name_folded, plan.id
      FROM ${given({ ...head, source_run_id: 'code' })}
      ${join} optimization_runs AS run ON run.workbook_id = given.workbook_id AND run.run_id = given.source_run_id
      ${join} portfolios AS plan ON plan.optimization_run_id = run.id`,

    /** Rows whose initiative is not kept, or whose portfolio has no such item, are not written. */
    addEntries: `INSERT INTO roadmap_entries (roadmap_id, initiative_id, source_portfolio_item_id, ${names(entry)})
      SELECT roadmap.id, initiative.id, item.id, ${names(entry, 'given.')}
      FROM ${given({
        ...entry,
        workbook_id: 'code',
        name_folded: 'folded',
        version: 'whole',
        initiative_key_folded: 'folded',
        source_run_id: 'code',
      })}
      ${join} roadmaps AS roadmap ON roadmap.workbook_id = given.workbook_id
        AND roadmap.name_folded = given.name_folded AND roadmap.version = given.version
      ${join} initiatives AS initiative ON initiative.workbook_id = given.workbook_id
        AND initiative.initiative_key_folded = given.initiative_key_folded
      LEFT JOIN optimization_runs AS run ON run.workbook_id = given.workbook_id AND run.run_id = given.source_run_id
      LEFT JOIN portfolios AS plan ON plan.optimization_run_id = run.id
      LEFT JOIN portfolio_items AS item ON item.portfolio_id = plan.id AND item.initiative_id = initiative.id
      WHERE given.source_run_id IS NULL OR item.id IS NOT NULL`,

    /** The source of the version published last, of those that are published. Parameters: workbook, twice. */
    activate: `UPDATE portfolios SET is_active = COALESCE(id = (SELECT newest.source_portfolio_id FROM (
        SELECT source_portfolio_id FROM roadmaps WHERE workbook_id = ? AND status = 'published'
        ORDER BY published_at DESC, id DESC LIMIT 1) AS newest), FALSE)
      WHERE scenario_id IN (SELECT id FROM optimization_scenarios WHERE workbook_id = ?)`,

    /** Parameters: workbook, name, version. */
    takeBack: `UPDATE roadmaps SET status = 'draft', live_name = NULL, updated_at = ${dialect.now}
      WHERE workbook_id = ? AND name_folded = ? AND version = CAST(? AS DECIMAL) AND status = 'published'`,

    /** Parameters: workbook, name, twice. */
    restoreFormer: `UPDATE roadmaps SET status = 'published', live_name = name_folded, updated_at = ${dialect.now}
      WHERE workbook_id = ? AND name_folded = ? AND version = (SELECT former.version FROM (
        SELECT MAX(version) AS version FROM roadmaps
        WHERE workbook_id = ? AND name_folded = ? AND status = 'superseded') AS former)`,

    /** Changes one row when that version is published. Parameters: workbook, name, version. */
    touch: `UPDATE roadmaps SET updated_at = ${dialect.now}
      WHERE workbook_id = ? AND name_folded = ? AND version = CAST(? AS DECIMAL) AND status = 'published'`,

    /** Parameters: workbook, name, version. */
    removeEntries: `DELETE FROM roadmap_entries WHERE roadmap_id = (SELECT id FROM roadmaps
      WHERE workbook_id = ? AND name_folded = ? AND version = CAST(? AS DECIMAL))`,

    /** Parameters: workbook. */
    list: `SELECT ${dialect.jsonList(dialect.jsonObject(headObject))} FROM ${withSource} WHERE roadmap.workbook_id = ?`,

    /** Parameters: workbook, name, version, twice. Columns: the head, or a part of the entries. */
    find: `SELECT ${dialect.jsonObject(headObject)} AS head, NULL AS entries FROM ${withSource}
      WHERE roadmap.workbook_id = ? AND roadmap.name_folded = ? AND roadmap.version = CAST(? AS DECIMAL)
      UNION ALL SELECT NULL, ${dialect.jsonList(dialect.jsonObject(entryObject))} FROM (
        SELECT line.*, initiative.initiative_key, run.run_id,
          FLOOR(SUM(600 + LENGTH(line.notes)) OVER (ORDER BY line.id) / 250000) AS part
        FROM roadmaps AS roadmap
        JOIN roadmap_entries AS line ON line.roadmap_id = roadmap.id
        JOIN initiatives AS initiative ON initiative.id = line.initiative_id
        LEFT JOIN portfolio_items AS item ON item.id = line.source_portfolio_item_id
        LEFT JOIN portfolios AS plan ON plan.id = item.portfolio_id
        LEFT JOIN optimization_runs AS run ON run.id = plan.optimization_run_id
        WHERE roadmap.workbook_id = ? AND roadmap.name_folded = ? AND roadmap.version = CAST(? AS DECIMAL)
      ) AS entry GROUP BY part`,

    /** Parameters: workbook. */
    portfolios: `SELECT ${dialect.jsonList(
      dialect.jsonObject({
        run_id: 'run.run_id',
        name: 'plan.name',
        scenario_name: 'scenario.name',
        is_active: 'plan.is_active',
        is_baseline: 'plan.is_baseline',
        started_at: momentText('run.started_at'),
        id: 'run.id',
      }),
    )} FROM portfolios AS plan JOIN optimization_runs AS run ON run.id = plan.optimization_run_id
      JOIN optimization_scenarios AS scenario ON scenario.id = plan.scenario_id WHERE run.workbook_id = ?`,

    /**
     * Marks one portfolio of a scenario and no other. Changes no row when the run has none.
     * Parameters: run, workbook, run, workbook, run.
     */
    setBaseline: `UPDATE portfolios SET is_baseline = (optimization_run_id = (SELECT id FROM optimization_runs
        WHERE run_id = ? AND workbook_id = ?))
      WHERE scenario_id = (SELECT given.scenario_id FROM (SELECT plan.scenario_id FROM portfolios AS plan
        JOIN optimization_runs AS run ON run.id = plan.optimization_run_id
        WHERE run.run_id = ? AND run.workbook_id = ?) AS given)`,

    /** Parameters: run, workbook. */
    clearBaseline: `UPDATE portfolios SET is_baseline = FALSE
      WHERE optimization_run_id = (SELECT id FROM optimization_runs WHERE run_id = ? AND workbook_id = ?)`,
  };
}

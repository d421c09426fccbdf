import { migrationTable } from '../../../core/app/schema/index';
import { initiatives, metricConfigs } from '../../../core/app/schema/initiative-tables';
import { constraintSets, runs, scenarios } from '../../../core/app/schema/run-tables';
import type { ColumnType, TableDefinition } from '../../../core/app/schema/table';
import type { Dialect } from './dialect';
import { schemaVersion } from './migrations';

/** A column list with types: what the rows of a parameter hold. */
type Columns = Readonly<Record<string, ColumnType>>;

const typesOf = ({ columns }: TableDefinition, ...names: readonly string[]): Columns =>
  Object.fromEntries(names.map((name) => [name, columns[name]?.type ?? 'text']));

/** Which run a row is about. */
const runColumns = typesOf(runs, 'workbook_id', 'run_id');
const isGivenRun = (run: string): string => `${run}.workbook_id = given.workbook_id AND ${run}.run_id = given.run_id`;

/** Every statement of the store that all databases know; each takes one parameter with a JSON list unless it says more. */
export function statementsFor(dialect: Dialect) {
  const { given, join, jsonText, momentText } = dialect;
  const quoted = (names: readonly string[], of = ''): string =>
    names.map((name) => `${of}${dialect.quote(name)}`).join(', ');

  /** Tables that a newer add-on brought about are not written. */
  const isNotNewer = `NOT EXISTS (SELECT 1 FROM ${migrationTable.name} AS step WHERE step.version > ${schemaVersion})`;
  // As text: it stands in a column with nothing but NULL above it.
  const newest = `(SELECT CONCAT('', MAX(step.version)) FROM ${migrationTable.name} AS step)`;
  const isNewRun = `NOT EXISTS (SELECT 1 FROM ${runs.name} AS run WHERE ${isGivenRun('run')})`;

  /**
   * Adds rows, and changes those that are there where something differs. Rows that are not `is_typed` only stand in for
   * missing ones. Unchanged rows are not written, and none are for a run that is kept already.
   */
  const upsert = (table: TableDefinition): string => {
    const [key = []] = table.unique;
    const names = anchorColumns(table);
    const others = names.filter((name) => !key.includes(name));
    return `INSERT INTO ${table.name} (${quoted(names)}) SELECT ${quoted(names, 'given.')}
      FROM ${given({ ...typesOf(table, ...names), run_id: 'code', is_typed: 'flag' })}
      LEFT JOIN ${table.name} AS known ON ${key.map((name) => `known.${name} = given.${name}`).join(' AND ')}
      WHERE ${isNewRun} AND (known.id IS NULL OR (given.is_typed AND NOT (${others
        .map((name) => dialect.isSame(`known.${dialect.quote(name)}`, `given.${dialect.quote(name)}`))
        .join(' AND ')})))
      ${dialect.onDuplicate(key, others)}`;
  };

  const setColumns = Object.keys(constraintSets.columns).filter(
    (name) => !['scenario_id', 'version', 'notes'].includes(name),
  );
  const startColumns = Object.keys(runs.columns).filter((name) => startValues.has(name));
  const finishColumns = Object.keys(runs.columns).filter((name) => finishValues.has(name));
  const scenarioOfGiven = `${join} ${scenarios.name} AS scenario
      ON scenario.workbook_id = given.workbook_id AND scenario.name_folded = given.scenario_folded`;
  /** Lists of a bounded size, since databases bound how much one of them may hold. */
  const inParts = (rows: string, size: string, where: string): string =>
    `SELECT line.*, FLOOR(SUM(${size}) OVER (ORDER BY line.id) / 250000) AS part FROM ${rows} AS line WHERE ${where}`;

  const readAll = (table: TableDefinition): string => {
    const names = anchorColumns(table);
    const isText = (name: string): boolean => ['text', 'json'].includes(table.columns[name]?.type ?? '');
    const size = names.filter(isText).map((name) => `COALESCE(LENGTH(line.${dialect.quote(name)}), 0)`);
    const members = names.map((name) => {
      const value = `kept.${dialect.quote(name)}`;
      return [name, table.columns[name]?.type === 'json' ? jsonText(value) : value];
    });
    return `SELECT '${table.name}', ${dialect.jsonList(dialect.jsonObject(Object.fromEntries(members)))}
      FROM (${inParts(table.name, `500 + ${size.join(' + ')}`, 'line.workbook_id = ?')}) AS kept GROUP BY part`;
  };

  return {
    upsertMetrics: upsert(metricConfigs),
    upsertInitiatives: upsert(initiatives),
    upsertScenario: upsert(scenarios),

    /** A new version unless the same content is kept already. */
    addConstraintSet: `INSERT INTO ${constraintSets.name} (scenario_id, version, ${quoted(setColumns)})
      SELECT scenario.id, COALESCE((SELECT MAX(earlier.version) FROM ${constraintSets.name} AS earlier
        WHERE earlier.scenario_id = scenario.id AND earlier.name_folded = given.name_folded), 0) + 1,
        ${quoted(setColumns, 'given.')}
      FROM ${given({ ...typesOf(constraintSets, ...setColumns), ...runColumns, scenario_folded: 'folded' })}
      ${scenarioOfGiven}
      WHERE ${isNewRun} AND NOT EXISTS (SELECT 1 FROM ${constraintSets.name} AS same
        WHERE same.scenario_id = scenario.id AND same.name_folded = given.name_folded
        AND same.content_hash = given.content_hash)`,

    addRun: `INSERT INTO ${runs.name} (scenario_id, constraint_set_id, ${quoted(startColumns)})
      SELECT scenario.id, rules.id, ${quoted(startColumns, 'given.')}
      FROM ${given({
        ...typesOf(runs, ...startColumns),
        scenario_folded: 'folded',
        set_folded: 'folded',
        content_hash: 'code',
      })}
      ${scenarioOfGiven}
      ${join} ${constraintSets.name} AS rules ON rules.scenario_id = scenario.id
        AND rules.name_folded = given.set_folded AND rules.content_hash = given.content_hash
      WHERE ${isNewRun} AND ${isNotNewer}`,

    /** Changes one row, or none when an outcome is kept already. */
    finishRun: dialect.update(
      runs.name,
      given({ ...runColumns, ...typesOf(runs, ...finishColumns) }),
      Object.fromEntries(finishColumns.map((name) => [name, `given.${name}`])),
      `${isGivenRun('kept')} AND kept.result_json IS NULL`,
    ),

    addPortfolio: `INSERT INTO portfolios (scenario_id, optimization_run_id, name, is_baseline, is_active)
      SELECT run.scenario_id, run.id, given.name, FALSE, FALSE
      FROM ${given({ ...runColumns, name: 'text' })} ${join} ${runs.name} AS run ON ${isGivenRun('run')}`,

    addItems: `INSERT INTO portfolio_items
        (portfolio_id, initiative_id, selected, allocated_tokens, ${dialect.quote('rank')}, reason, notes, source)
      SELECT plan.id, initiative.id, given.selected, given.allocated_tokens, given.place, given.reason,
        NULLIF(${dialect.jsonMember('run.row_notes_json', 'given.cell')}, ''), given.source
      FROM ${given({
        ...runColumns,
        initiative_key_folded: 'folded',
        selected: 'flag',
        allocated_tokens: 'number',
        place: 'whole',
        reason: 'text',
        source: 'code',
        cell: 'text',
      })}
      ${join} ${runs.name} AS run ON ${isGivenRun('run')}
      ${join} portfolios AS plan ON plan.optimization_run_id = run.id
      ${join} initiatives AS initiative ON initiative.workbook_id = given.workbook_id
        AND initiative.initiative_key_folded = given.initiative_key_folded`,

    /** Parameters: new time, workbook, run, new time. */
    renew: `UPDATE ${runs.name} SET expires_at = ${dialect.momentParameter}, updated_at = ${dialect.now}
      WHERE workbook_id = ? AND run_id = ? AND status = 'running' AND expires_at < ${dialect.momentParameter}`,

    /** Parameters: what is said, workbook, time. */
    expire: `UPDATE ${runs.name} SET status = 'failed', error_text = ?, updated_at = ${dialect.now}
      WHERE workbook_id = ? AND status = 'running' AND expires_at < ${dialect.momentParameter} AND ${isNotNewer}`,

    /** The version of the tables. */
    newest: `SELECT ${newest}`,

    /** Parameters: workbook, run. Columns: state, frozen, issues, result, version of the tables. */
    find: `SELECT ${dialect.jsonObject({
      status: 'run.status',
      version: 'rules.version',
      expires_at: momentText('run.expires_at'),
      finished_at: momentText('run.finished_at'),
    })}, run.inputs_snapshot_json, run.issues_json, run.result_json, ${newest}
      FROM ${runs.name} AS run JOIN ${constraintSets.name} AS rules ON rules.id = run.constraint_set_id
      WHERE run.workbook_id = ? AND run.run_id = ?`,

    /** Parameters: workbook, workbook, run. Columns: runs, or notes of the run, or the version of the tables. */
    view: `SELECT ${dialect.jsonList(
      dialect.jsonObject({
        id: 'kept.id',
        status: 'kept.status',
        version: 'rules.version',
        started_at: momentText('kept.started_at'),
        expires_at: momentText('kept.expires_at'),
        summary: jsonText('kept.summary_json'),
        notes: jsonText('kept.notes_json'),
      }),
    )}, NULL, NULL FROM (${inParts(runs.name, 'LENGTH(line.summary_json) + LENGTH(line.notes_json)', 'line.workbook_id = ?')}) AS kept
      JOIN ${constraintSets.name} AS rules ON rules.id = kept.constraint_set_id GROUP BY part
      UNION ALL SELECT NULL, row_notes_json, NULL FROM ${runs.name} WHERE workbook_id = ? AND run_id = ?
      UNION ALL SELECT NULL, NULL, ${newest}`,

    /** Parameter: workbook. Columns: run, notes of its line, notes of its rows. */
    allNotes: `SELECT run_id, notes_json, row_notes_json FROM ${runs.name}
      WHERE workbook_id = ? AND (notes_json <> '{}' OR row_notes_json <> '{}')`,

    /** Parameters: workbook, three times. Columns: table, rows. */
    anchors: [scenarios, metricConfigs, initiatives].map(readAll).join(' UNION ALL '),
  };
}

/** The columns of a table of anchors that the workbook fills. */
export function anchorColumns({ columns }: TableDefinition): readonly string[] {
  return Object.keys(columns).filter((name) => !computed.has(name));
}

const computed: ReadonlySet<string> = new Set([
  'kpi_contribution_computed_json',
  'kpi_contribution_source',
  'active_scoring_framework',
]);

const startValues: ReadonlySet<string> = new Set([
  'workbook_id',
  'run_id',
  'status',
  'scope',
  'requested_by_email',
  'inputs_snapshot_json',
  'inputs_hash',
  'issues_json',
  'summary_json',
  'notes_json',
  'row_notes_json',
  'started_at',
  'expires_at',
]);

const finishValues: ReadonlySet<string> = new Set([
  'status',
  'termination',
  'issues_json',
  'result_json',
  'summary_json',
  'solver_name',
  'solver_version',
  'error_text',
  'finished_at',
]);

import { initiatives, initiativeTables } from '../../../core/app/schema/initiative-tables';
import type { ColumnType, TableDefinition } from '../../../core/app/schema/table';
import type { Dialect } from './dialect';

/** What the add-on computes of an initiative. */
const computedColumns = [
  'kpi_contribution_computed_json',
  'kpi_contribution_source',
  'active_scoring_framework',
] as const;

/** By which rows name their initiative. */
const owner = { workbook_id: 'code', initiative_key_folded: 'folded' } as const;

/** Every statement about scorings; each takes one parameter with a JSON list unless it says more. */
export function scoringStatementsFor(dialect: Dialect) {
  const { given, join, jsonText, momentText } = dialect;
  const [models, params, scores] = ['initiative_math_models', 'initiative_params', 'initiative_scores'].map(tableNamed);
  if (models === undefined || params === undefined || scores === undefined) throw new Error('a table is not declared');
  const quoted = (names: readonly string[], of = ''): string =>
    names.map((name) => `${of}${dialect.quote(name)}`).join(', ');
  const isOwner = (initiative: string): string =>
    `${initiative}.workbook_id = given.workbook_id AND ${initiative}.initiative_key_folded = given.initiative_key_folded`;
  const ofWorkbook = `SELECT id FROM ${initiatives.name} WHERE workbook_id = ?`;

  const add = (table: TableDefinition): string => {
    const names = ownColumns(table);
    return `INSERT INTO ${table.name} (initiative_id, ${quoted(names)}) SELECT initiative.id, ${quoted(names, 'given.')}
      FROM ${given({ ...typesOf(table, names), ...owner })}
      ${join} ${initiatives.name} AS initiative ON ${isOwner('initiative')}`;
  };

  /** Lists of a bounded size, since databases bound how much one of them may hold. */
  const readAll = (table: TableDefinition, names: readonly string[], rows: string): string => {
    const size = names
      .filter((name) => ['text', 'json'].includes(table.columns[name]?.type ?? ''))
      .map((name) => `COALESCE(LENGTH(line.${dialect.quote(name)}), 0)`);
    const members = ['initiative_key', ...names].map((name): readonly [string, string] => {
      const value = `kept.${dialect.quote(name)}`;
      const type = table.columns[name]?.type;
      return [name, type === 'json' ? jsonText(value) : type === 'moment' ? momentText(value) : value];
    });
    return `SELECT '${table.name}', ${dialect.jsonList(dialect.jsonObject(Object.fromEntries(members)))}
      FROM (SELECT line.*, FLOOR(SUM(${['500', ...size].join(' + ')}) OVER (ORDER BY line.id) / 250000) AS part
        FROM (${rows}) AS line) AS kept GROUP BY part`;
  };
  const withOwner = (table: TableDefinition): string =>
    `SELECT own.*, initiative.initiative_key FROM ${table.name} AS own
      JOIN ${initiatives.name} AS initiative ON initiative.id = own.initiative_id WHERE initiative.workbook_id = ?`;

  return {
    /** Parameters: workbook, time. A row when a scoring of that time is kept. */
    isKept: `SELECT 1 FROM ${scores.name} AS score JOIN ${initiatives.name} AS initiative ON initiative.id = score.initiative_id
      WHERE initiative.workbook_id = ? AND score.scored_at = ${dialect.momentParameter} LIMIT 1`,

    /** Parameter: workbook. */
    forgetComputed: `UPDATE ${initiatives.name} SET ${computedColumns.map((name) => `${name} = NULL`).join(', ')}
      WHERE workbook_id = ? AND kpi_contribution_computed_json IS NOT NULL`,
    setComputed: dialect.update(
      initiatives.name,
      given({ ...typesOf(initiatives, computedColumns), ...owner }),
      Object.fromEntries(computedColumns.map((name) => [name, `given.${name}`])),
      isOwner('kept'),
    ),

    /** Parameter: workbook. */
    removeModels: `DELETE FROM ${models.name} WHERE initiative_id IN (${ofWorkbook})`,
    addModels: add(models),
    /** Parameter: workbook. */
    removeParams: `DELETE FROM ${params.name} WHERE initiative_id IN (${ofWorkbook})`,
    addParams: add(params),
    addScores: add(scores),

    /** Parameters: workbook, five times. Columns: table, rows. */
    newest: [
      readAll(
        initiatives,
        computedColumns,
        `SELECT own.* FROM ${initiatives.name} AS own
          WHERE own.workbook_id = ? AND own.kpi_contribution_computed_json IS NOT NULL`,
      ),
      readAll(models, ownColumns(models), withOwner(models)),
      readAll(params, ownColumns(params), withOwner(params)),
      readAll(
        scores,
        ownColumns(scores),
        `${withOwner(scores)} AND own.scored_at = (SELECT MAX(last.scored_at) FROM ${scores.name} AS last
          JOIN ${initiatives.name} AS of_last ON of_last.id = last.initiative_id WHERE of_last.workbook_id = ?)`,
      ),
    ].join(' UNION ALL '),
  };
}

const tableNamed = (name: string): TableDefinition | undefined => initiativeTables.find((table) => table.name === name);

const ownColumns = ({ columns }: TableDefinition): readonly string[] =>
  Object.keys(columns).filter((name) => name !== 'initiative_id');

const typesOf = ({ columns }: TableDefinition, names: readonly string[]): Readonly<Record<string, ColumnType>> =>
  Object.fromEntries(names.map((name) => [name, columns[name]?.type ?? 'text']));

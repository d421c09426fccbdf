import { GoogleError } from '../google-error';
import type { Driver } from './driver';
import { javaDouble, type Parameter } from './parameter';

/** Object ids of the types that setters send. */
const VARCHAR = 1043;
const SETTER_TYPES = { text: VARCHAR, int: 23, long: 20, double: 701, boolean: 16, bytes: 17 } as const;

/** Object id of the type that setNull sends for a number of java.sql.Types; 0 leaves it to the server. */
const NULL_TYPES: Readonly<Record<number, number>> = {
  [-16]: VARCHAR,
  [-15]: 1042,
  [-9]: VARCHAR,
  [-7]: 16,
  [-6]: 21,
  [-5]: 20,
  [-4]: 17,
  [-3]: 17,
  [-2]: 17,
  [-1]: VARCHAR,
  0: 0,
  1: 1042,
  2: 1700,
  3: 1700,
  4: 23,
  5: 21,
  6: 701,
  7: 700,
  8: 701,
  12: VARCHAR,
  16: 16,
  91: 1082,
  92: 0,
  93: 0,
  1111: 0,
  2001: 0,
  2002: 0,
  2003: 0,
  2004: 26,
  2005: 26,
  2009: 142,
  2012: 1790,
  2013: 0,
  2014: 0,
};

/** Numbers of java.sql.Types for what setters send. */
const SQL_TYPES: Readonly<Record<Exclude<Parameter['kind'], 'null'>, number>> = {
  text: 12,
  int: 4,
  long: -5,
  double: 8,
  boolean: 16,
  bytes: -3,
};
const SHOWN_TYPES: Readonly<Partial<Record<Parameter['kind'], string>>> = {
  int: 'int4',
  long: 'int8',
  double: 'double precision',
};

/** The PostgreSQL driver, pgjdbc: every parameter travels with the type of its setter, and the server judges. */
export const postgresDriver: Driver = {
  dialect: 'postgresql',
  bind: (parts, parameters) => ({
    sql: parts.map((part, at) => (at === 0 ? part : `$${at}${part}`)).join(''),
    values: parameters.map(boundValue),
  }),
  replace: (before, parameter) => {
    if (parameter.kind !== 'null') return parameter;
    const type = NULL_TYPES[parameter.sqlType];
    if (type === undefined) throw new GoogleError('Unknown Types value.');
    // A null of no type keeps the type of what was set there before.
    if (type !== 0 || before === undefined) return parameter;
    return before.kind === 'null' ? before : { kind: 'null', sqlType: SQL_TYPES[before.kind] };
  },
  checkBefore: () => undefined,
  checkAfter: (gaveRows, wants) => {
    if (wants === 'rows' && !gaveRows) throw new GoogleError('No results were returned by the query.');
    if (wants === 'count' && gaveRows) {
      throw new GoogleError('A result was returned when none was expected.');
    }
  },
  autoCommitStatement: null,
  isolationStatement: (level) => `SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL ${level}`,
  readIsolation: 'SHOW TRANSACTION ISOLATION LEVEL',
  changesIsolationInTransaction: false,
  batchFailure: (place, parts, parameters, message) => {
    const sql = parts.map((part, at) => (at === 0 ? part : `${described(parameters[at - 1])}${part}`)).join('');
    return `Batch entry ${place} ${sql} was aborted: ${message}  Call getNextException to see other errors in the batch.`;
  },
  batchIsAtomic: true,
  connectFailure: (failure, host, port) => {
    if (failure.kind === 'server') return failure.message;
    if (failure.kind !== 'refused') return 'The connection attempt failed.';
    return `Connection to ${host}:${port} refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.`;
  },
  lineBroken: 'An I/O error occurred while sending to the backend.',
  connectionClosed: 'This connection has been closed.',
  statementClosed: 'This statement has been closed.',
  resultClosed: 'This ResultSet is closed.',
  cannotCommit: 'Cannot commit when autoCommit is enabled.',
  cannotRollback: 'Cannot rollback when autoCommit is enabled.',
  beforeFirstRow: 'ResultSet not positioned properly, perhaps you need to call next.',
  afterLastRow: 'ResultSet not positioned properly, perhaps you need to call next.',
  parameterMissing: (place) => `No value specified for parameter ${place}.`,
  parameterOutOfRange: columnOutOfRange,
  columnOutOfRange,
  columnUnknown: (name) => `The column name ${name} was not found in this ResultSet.`,
  badCell: (kind, text) => (kind === 'boolean' ? `Cannot cast to boolean: "${text}"` : badValue(kind, text)),
  outOfRange: badValue,
  isolationUnknown: (level) => `Transaction isolation level ${level} not supported.`,
  badTimeout: 'Query timeout must be a value greater than or equals to 0.',
  productName: 'PostgreSQL',
};

function columnOutOfRange(place: number, count: number): string {
  return `The column index is out of range: ${place}, number of columns: ${count}.`;
}

function badValue(kind: string, text: string): string {
  return `Bad value for type ${kind} : ${text}`;
}

/** A parameter as the driver shows it in messages. */
function described(parameter: Parameter | undefined): string {
  if (parameter === undefined || parameter.kind === 'null') return '(NULL)';
  const text = `'${parameterText(parameter).replaceAll("'", "''")}'`;
  const type = SHOWN_TYPES[parameter.kind];
  return `(${text}${type === undefined ? '' : `::${type}`})`;
}

function boundValue(parameter: Parameter): { readonly type: number; readonly text: string | null } {
  if (parameter.kind === 'null') return { type: NULL_TYPES[parameter.sqlType] ?? 0, text: null };
  return { type: SETTER_TYPES[parameter.kind], text: parameterText(parameter) };
}

function parameterText(parameter: Exclude<Parameter, { readonly kind: 'null' }>): string {
  switch (parameter.kind) {
    case 'double':
      return javaDouble(parameter.value);
    case 'bytes':
      return `\\x${Buffer.from(parameter.value).toString('hex')}`;
    case 'boolean':
      return parameter.value ? 'TRUE' : 'FALSE';
    default:
      return String(parameter.value);
  }
}

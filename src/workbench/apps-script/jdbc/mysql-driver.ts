import { GoogleError } from '../google-error';
import type { Driver } from './driver';
import { CONNECTION_FAILED } from './jdbc-options';
import { javaDouble, type Parameter } from './parameter';

const JAVA_CLASSES = {
  int: 'java.lang.Integer',
  long: 'java.lang.Long',
  double: 'Double',
  boolean: 'Boolean',
} as const;
const NO_SELECT = 'Can not issue SELECT via executeUpdate() or executeLargeUpdate().';
const LINE_BROKEN = 'Communications link failure\n\nThe last packet ';

/** MySQL Connector/J, which stands behind Jdbc for MySQL and for Cloud SQL: values travel inside the statement's text. */
export const mysqlDriver: Driver = {
  dialect: 'mysql',
  bind: (parts, parameters, { plainBackslash }) => ({
    sql: parts
      .map((part, at) => {
        const parameter = parameters[at];
        return parameter === undefined ? part : part + literal(parameter, plainBackslash);
      })
      .join(''),
    values: [],
  }),
  replace: (_before, parameter) => parameter,
  checkBefore: (sql, wants) => {
    const word = /^(?:\s|\(|--\s[^\n]*\n|#[^\n]*\n|\/\*[\s\S]*?\*\/)*([a-z]+)/i.exec(sql)?.[1]?.toUpperCase() ?? '';
    if (wants === 'count' && word === 'SELECT') {
      throw new GoogleError(NO_SELECT);
    }
    const changes = ['INSERT', 'UPDATE', 'DELETE', 'REPLACE', 'CREATE', 'ALTER', 'DROP', 'TRUNCATE', 'RENAME'];
    if (wants === 'rows' && changes.includes(word)) {
      throw new GoogleError('Can not issue data manipulation statements with executeQuery().');
    }
  },
  checkAfter: (gaveRows, wants) => {
    if (wants === 'rows' && !gaveRows) throw new GoogleError('ResultSet is from UPDATE. No Data.');
    if (wants === 'count' && gaveRows) throw new GoogleError(NO_SELECT);
  },
  autoCommitStatement: (on) => `SET autocommit=${on ? 1 : 0}`,
  isolationStatement: (level) => `SET SESSION TRANSACTION ISOLATION LEVEL ${level}`,
  readIsolation: "SHOW VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')",
  changesIsolationInTransaction: true,
  batchFailure: (_place, _parts, _parameters, message) => message,
  batchIsAtomic: false,
  connectFailure: (failure) => {
    if (failure.kind === 'server') return failure.message;
    if (failure.kind === 'authentication_plugin') return CONNECTION_FAILED;
    return `${LINE_BROKEN}sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server.`;
  },
  lineBroken: `${LINE_BROKEN}successfully received from the server was 1 milliseconds ago. The last packet sent successfully to the server was 1 milliseconds ago.`,
  connectionClosed: 'No operations allowed after connection closed.',
  statementClosed: 'No operations allowed after statement closed.',
  resultClosed: 'Operation not allowed after ResultSet closed',
  cannotCommit: "Can't call commit when autocommit=true",
  cannotRollback: "Can't call rollback when autocommit=true",
  beforeFirstRow: 'Before start of result set',
  afterLastRow: 'After end of result set',
  parameterMissing: (place) => `No value specified for parameter ${place}`,
  parameterOutOfRange: (place, count) =>
    place < 1
      ? `Parameter index out of range (${place} < 1 ).`
      : `Parameter index out of range (${place} > number of parameters, which is ${count}).`,
  columnOutOfRange: (place, count) =>
    place < 1 ? `Column Index out of range, ${place} < 1. ` : `Column Index out of range, ${place} > ${count}. `,
  columnUnknown: (name) => `Column '${name}' not found.`,
  badCell: (_kind, text) => `Cannot determine value type from string '${text}'`,
  outOfRange: (kind, text) => `Value '${text}' is outside of valid range for type ${JAVA_CLASSES[kind]}`,
  isolationUnknown: (level) => `Unsupported transaction isolation level '${level}'`,
  badTimeout: 'Illegal value for setQueryTimeout().',
  productName: 'MySQL',
};

function literal(parameter: Parameter, plainBackslash: boolean): string {
  switch (parameter.kind) {
    case 'text':
      return quoted(parameter.value, plainBackslash);
    case 'double':
      return javaDouble(parameter.value);
    case 'int':
    case 'long':
      return String(parameter.value);
    case 'boolean':
      return parameter.value ? '1' : '0';
    case 'bytes':
      return `x'${Buffer.from(parameter.value).toString('hex')}'`;
    case 'null':
      return 'NULL';
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\0': '\\0', '\n': '\\n', '\r': '\\r', '\x1a': '\\Z' };

function quoted(text: string, plainBackslash: boolean): string {
  if (plainBackslash) return `'${text.replaceAll("'", "''")}'`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the driver escapes
  return `'${text.replace(/[\0\n\r\x1a'"\\]/g, (mark) => ESCAPES[mark] ?? `\\${mark}`)}'`;
}

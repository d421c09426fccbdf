import type { DatabaseFailure, Dialect } from '../../database/request';
import type { Parameter } from './parameter';

/** What stands on the wire for a statement with its parameters. */
export interface BoundStatement {
  readonly sql: string;
  readonly values: readonly { readonly type: number; readonly text: string | null }[];
}

/** What a failed conversion of a cell is said with. */
export type CellKind = 'int' | 'long' | 'double' | 'boolean';

/** What differs between the Java drivers behind Jdbc: how values travel, what is refused, and in which words. */
export interface Driver {
  readonly dialect: Dialect;
  /** Joins the parts of a statement with its parameters. */
  readonly bind: (
    parts: readonly string[],
    parameters: readonly Parameter[],
    session: { readonly plainBackslash: boolean },
  ) => BoundStatement;
  /** What a setter leaves, given what was there before. Throws when the driver does not know the type. */
  readonly replace: (before: Parameter | undefined, parameter: Parameter) => Parameter;
  /** Throws, before anything is sent, when the text shows that a statement does not go with executeQuery or executeUpdate. */
  readonly checkBefore: (sql: string, wants: 'rows' | 'count') => void;
  /** Throws when the outcome is not what was asked for; the statement has run. */
  readonly checkAfter: (gaveRows: boolean, wants: 'rows' | 'count') => void;
  /** Tells the server about autocommit; null when the driver keeps it to itself and begins transactions on its own. */
  readonly autoCommitStatement: ((on: boolean) => string) | null;
  readonly isolationStatement: (level: string) => string;
  /** Its answer has the level in the last column. */
  readonly readIsolation: string;
  readonly changesIsolationInTransaction: boolean;
  /** What a failing batch says of one of its entries, counted from 0. */
  readonly batchFailure: (
    place: number,
    parts: readonly string[],
    parameters: readonly Parameter[],
    message: string,
  ) => string;
  /** True when a batch outside a transaction is kept whole or not at all. */
  readonly batchIsAtomic: boolean;
  /** Message for a connection that could not be opened. */
  readonly connectFailure: (failure: DatabaseFailure, host: string, port: number) => string;
  /** Message for a statement that got no answer. */
  readonly lineBroken: string;
  readonly connectionClosed: string;
  readonly statementClosed: string;
  readonly resultClosed: string;
  readonly cannotCommit: string;
  readonly cannotRollback: string;
  readonly beforeFirstRow: string;
  readonly afterLastRow: string;
  readonly parameterMissing: (place: number) => string;
  readonly parameterOutOfRange: (place: number, count: number) => string;
  readonly columnOutOfRange: (place: number, count: number) => string;
  readonly columnUnknown: (name: string) => string;
  readonly badCell: (kind: CellKind, text: string) => string;
  readonly outOfRange: (kind: CellKind, text: string) => string;
  readonly isolationUnknown: (level: number) => string;
  readonly badTimeout: string;
  readonly productName: string;
}

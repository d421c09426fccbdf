import { tables } from '../../../src/core/app/schema/index';
import type { CallOptions, Host } from '../../../src/workbench/host';
import { CallFault } from '../../../src/workbench/service-calls';
import type { WorkbookState } from '../../../src/workbench/workbook/workbook-state';
import type { TestDatabase } from '../../databases/open-database';
import { openAddOnAt } from '../built-add-on';
import { now } from '../faults-mishaps';
import { copyOf } from '../grid';

/**
 * How a service call goes wrong: not done, done but not told, done and its line cut, or the execution is ended there and
 * nothing of it runs any more.
 */
const builtMishaps = ['fails', 'times out', 'is done but not answered', 'is cut off', 'is the last'] as const;
export type BuiltMishap = (typeof builtMishaps)[number];

/** A call to a service: handles only point at a place, so that nothing can happen on the way to them. */
export interface Called {
  readonly service: string;
  readonly method: string;
}

/** Lets the call of this number go wrong, counted from 0; null: none. `called` tells the calls that were made. */
export function disturbed(number: number | null, mishap: BuiltMishap = 'fails') {
  const called: Called[] = [];
  const beforeCall: CallOptions['beforeCall'] = (service, method, group) => {
    if (group === 'handles') return;
    called.push({ service, method });
    const place = called.length - 1;
    if (number === null || place < number) return;
    if (mishap === 'is the last') throw new CallFault('ended', 'before', true);
    if (place > number) return;
    if (mishap === 'fails') throw new CallFault('Service unavailable', 'before');
    if (mishap === 'times out') throw new CallFault('Statement cancelled due to timeout or client request', 'before');
    throw new CallFault('Communications link failure', 'after', mishap === 'is cut off');
  };
  return { called, options: { beforeCall } };
}

/**
 * What may go wrong with a call: statements and the end of transactions can be done without anybody being told. To be
 * ended where a statement is only prepared or its answer is read is to be ended before the next call that does something.
 */
function mishapsOf({ service, method }: Called): readonly BuiltMishap[] {
  const isAsked = /^(execute|commit|rollback|getC)/u.test(method);
  if (!service.startsWith('Jdbc')) return ['fails', 'is the last'];
  if (isAsked) return builtMishaps;
  return /^(setAutoCommit|close)$/u.test(method) ? ['fails', 'is the last'] : ['fails'];
}

/** The mishaps at a call that are tried on a database; the next one, and those at the next call, are tried on the other. */
export function mishapsOn({ kind }: TestDatabase, call: Called, number: number): readonly BuiltMishap[] {
  return mishapsOf(call).filter((_, index) => (number + index) % 2 === (kind === 'mariadb' ? 0 : 1));
}

/** A document whose runs are kept in a database, at one moment: its workbook, its properties and all rows. */
export interface Moment {
  /** An add-on in a document as it was then; the rows are brought back. */
  readonly again: () => Host;
}

const names = tables.map(({ name }) => name);

/** Remembers a document and the database of its own. */
export function momentOf(host: Host, database: TestDatabase): Moment {
  const workbook = copyOf(host.state.workbook);
  const { document, user } = host.state.properties;
  const [documentProperties, userProperties] = [new Map(document), new Map(user)];
  for (const name of names) {
    database.query(`DROP TABLE IF EXISTS then_${name}`);
    database.query(`CREATE TABLE then_${name} AS SELECT * FROM ${name}`);
  }
  const filled = names.filter((name) => database.query(`SELECT 1 AS one FROM ${name}`).length > 0);
  const overriding = database.kind === 'postgresql' ? 'OVERRIDING SYSTEM VALUE' : '';
  return {
    again: () => {
      for (const name of [...filled].reverse()) database.query(`DELETE FROM ${name}`);
      for (const name of filled) database.query(`INSERT INTO ${name} ${overriding} SELECT * FROM then_${name}`);
      return openWith(workbook, documentProperties, userProperties);
    },
  };
}

function openWith(
  workbook: WorkbookState,
  document: ReadonlyMap<string, string>,
  user: ReadonlyMap<string, string>,
): Host {
  const host = openAddOnAt(copyOf(workbook), now);
  for (const [name, value] of document) host.state.properties.document.set(name, value);
  for (const [name, value] of user) host.state.properties.user.set(name, value);
  return host;
}

/** All that is kept of runs, without names and times that differ from one try to the next. */
export function keptIn(database: TestDatabase): string {
  const runs = database.query(`SELECT run.status, run.inputs_hash, rules.version,
      CASE WHEN run.result_json IS NULL THEN 0 ELSE 1 END AS result,
      (SELECT COUNT(*) FROM portfolios plan WHERE plan.optimization_run_id = run.id) AS plans,
      (SELECT COUNT(*) FROM portfolio_items item JOIN portfolios plan ON plan.id = item.portfolio_id
        WHERE plan.optimization_run_id = run.id) AS items
    FROM optimization_runs run JOIN optimization_constraint_sets rules ON rules.id = run.constraint_set_id
    ORDER BY run.started_at, run.id`);
  const counts = names.map((name) => database.query(`SELECT COUNT(*) AS n FROM ${name}`)[0]?.n);
  return JSON.stringify([runs, counts]);
}

/** Runs that are still running in the database. */
export function runningIn(database: TestDatabase): number {
  return Number(database.query(`SELECT COUNT(*) AS n FROM optimization_runs WHERE status = 'running'`)[0]?.n);
}

/** Fails when a connection was made and not given back; an execution that was ended cannot do so itself. */
export function expectGivenBack(called: readonly Called[], mishap: BuiltMishap): void {
  const isOpen = called.some(({ service }) => service === 'JdbcConnection');
  if (isOpen && mishap !== 'is the last') expect(called.map(({ method }) => method)).toContain('close');
}

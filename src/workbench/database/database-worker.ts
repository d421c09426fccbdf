import { type MessagePort, workerData } from 'node:worker_threads';
import { openMysqlSession } from './mysql-session';
import { openPostgresSession } from './postgres-session';
import type { DatabaseReply, DatabaseRequest } from './request';
import { type DatabaseSession, SessionError } from './session';

/** What the thread is started with. */
export interface DatabaseWorkerData {
  readonly port: MessagePort;
  /** One number, shared: it grows with every answer. */
  readonly answers: Int32Array;
}

// The thread is started by askDatabase, which hands over just this.
const { port, answers } = workerData as DatabaseWorkerData;
const sessions = new Map<number, DatabaseSession>();

function reply(answer: DatabaseReply): void {
  port.postMessage(answer);
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
}

async function answer(request: DatabaseRequest): Promise<DatabaseReply> {
  if (request.kind === 'connect') {
    const { target } = request;
    const open = target.dialect === 'mysql' ? openMysqlSession : openPostgresSession;
    const session = await open(target);
    sessions.set(request.connection, session);
    return { ok: true, outcome: null, session: session.facts() };
  }
  const session = sessions.get(request.connection);
  if (session === undefined) throw new Error('The connection is not open.');
  if (request.kind === 'run') {
    const outcome = await session.run(request.sql, request.values, request);
    return { ok: true, outcome, session: session.facts() };
  }
  sessions.delete(request.connection);
  await session.close(request.politely);
  return { ok: true, outcome: null, session: null };
}

function refusal(error: unknown): DatabaseReply {
  if (error instanceof SessionError) return { ok: false, failure: error.failure };
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, failure: { kind: 'lost', message, sqlState: '08006' } };
}

port.on('message', (request: DatabaseRequest) => {
  answer(request).catch(refusal).then(reply);
});
// A driver that throws inside one of its own events must not leave the other side waiting for ever.
process.on('uncaughtException', (error) => reply(refusal(error)));

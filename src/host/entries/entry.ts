import type * as z from 'zod/mini';
import type { Calls } from '../../core/app/calls';
import type { Ports } from '../../core/app/ports';
import { act } from './act';

/** An entry point of the script: a request as JSON text in, the reply as JSON text out; no text is the request null. */
export type Entry = (request?: string) => string;

/** The schema of a call's request, and what the call does. */
export interface Answering<Name extends keyof Calls> {
  readonly request: z.ZodMiniType<Calls[Name]['request']>;
  readonly action: (request: Calls[Name]['request'], ports: Ports) => Calls[Name]['reply'];
}

/** The entry point of a call of that name. */
export function entry<Name extends keyof Calls>(name: Name, answering: Answering<Name>): Entry {
  return lateEntry(name, () => answering);
}

/** The same where what answers is loaded at the first call. */
export function lateEntry<Name extends keyof Calls>(name: Name, load: () => Answering<Name>): Entry {
  return (text) =>
    act(labelOf(name, text), (ports) => {
      const { request, action } = load();
      return action(request.parse(typeof text === 'string' ? JSON.parse(text) : null), ports);
    });
}

/** For the log: the call, and the run it is about. */
function labelOf(name: string, text: string | undefined): string {
  const [runId] = /run_[0-9TZ]+_[0-9a-f]+/u.exec(text ?? '') ?? [];
  return runId === undefined ? name : `${name} ${runId}`;
}

import vm from 'node:vm';
import { REALM_BOOTSTRAP } from './realm-bootstrap';
import type { Seam } from './seam';

/** How a call inside a realm ended. */
export type RealmOutcome =
  | { readonly state: 'done'; readonly json: string }
  | { readonly state: 'failed'; readonly message: string; readonly name: string; readonly stack: string }
  | { readonly state: 'missing' }
  | { readonly state: 'pending' };

/** A program compiled once and run in many realms. */
export type Program = vm.Script;

type Settle = (state: string, text: string, name: string, stack: string) => void;
type Runner = (run: unknown, argument: unknown, asJson: boolean, settle: Settle) => void;

const bootstrap = new vm.Script(REALM_BOOTSTRAP, { filename: 'apps-script' });
const start = new vm.Script('(() => { const run = __start; delete globalThis.__start; run(); })()', {
  filename: 'apps-script',
});

/** Compiles a program; a syntax error shows here, as it does when a project is saved. */
export function compileProgram(code: string, filename = 'Code.js'): Program {
  return new vm.Script(code, { filename });
}

/**
 * Runs one top-level function of a program in a realm of its own: ECMAScript built-ins, Intl, WebAssembly, console and
 * the services of the seam, nothing of Node. `argument` is JSON text of the arguments, or an encoded event.
 */
export function runInFreshRealm(
  program: Program,
  seam: Seam,
  functionName: string,
  argument: unknown,
  asJson: boolean,
): RealmOutcome {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  const prepare = bootstrap.runInContext(context) as (seam: Seam) => Runner;
  const runner = prepare(seam);
  try {
    program.runInContext(context);
  } catch (error) {
    return failure(error);
  }
  const run: unknown = vm.runInContext(`typeof ${functionName} === 'function' ? ${functionName} : undefined`, context);
  if (run === undefined) return { state: 'missing' };
  let outcome: RealmOutcome = { state: 'pending' };
  const settle: Settle = (state, text, name, stack) => {
    outcome = state === 'done' ? { state: 'done', json: text } : { state: 'failed', message: text, name, stack };
  };
  // Started from a script, so that the realm's microtasks run before it returns.
  Object.defineProperty(context, '__start', { value: () => runner(run, argument, asJson, settle), configurable: true });
  start.runInContext(context);
  return outcome;
}

/** An error thrown while the program loads belongs to the realm, so only its text is taken. */
function failure(error: unknown): RealmOutcome {
  const thrown = error as { readonly message?: unknown; readonly name?: unknown; readonly stack?: unknown } | undefined;
  return {
    state: 'failed',
    message: String(thrown?.message ?? error),
    name: String(thrown?.name ?? 'Error'),
    stack: String(thrown?.stack ?? ''),
  };
}

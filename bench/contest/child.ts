import { loadHighs } from '../../src/engines/highs';
import { type ContestantName, contestantNames, type NaturalSolver, type Outcome, type Task } from './contestant';
import { examine } from './examine';
import { loadGlpk } from './glpk';
import { loadJavascriptLpSolver } from './javascript-lp-solver';
import { loadNaturalHighs } from './natural-highs';
import { naturalModel, readTask, tablesOf } from './natural-model';
import { runMainStage, runWhole } from './product';
import { loadYalps } from './yalps';

/** What the process of a contestant says: it is loaded, the clock of a task starts, the task ended. */
export type ChildMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started' }
  | { readonly kind: 'ended'; readonly outcome: Outcome };

/** The word on the command line that makes a bench run one contestant instead of the contest. */
export const childFlag = '--contestant';

interface Loaded {
  /** Does what is not timed, then gives what is. */
  prepare(task: Task): () => Outcome;
}

/** Loads a contestant and answers tasks until the parent ends the process. One solve warms it up. */
export async function runChild(name: string | undefined): Promise<void> {
  const known = contestantNames.find((word) => word === name);
  if (known === undefined) throw new Error(`no contestant is called ${name}`);
  const loaded = await load(known);
  attempt(loaded, { n: 20, seed: 1, mode: 'weighted_kpis', what: 'main', limitMs: 2_000 })();
  process.on('message', async (task: Task) => {
    const run = attempt(loaded, task);
    await say({ kind: 'started' });
    await say({ kind: 'ended', outcome: run() });
  });
  await say({ kind: 'ready' });
}

/** Sent before the next line runs: a solver then blocks the process for as long as it likes. */
function say(message: ChildMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error) => (error === null ? resolve() : reject(error)));
  });
}

async function load(name: ContestantName): Promise<Loaded> {
  if (name !== 'product') return natural(await loadNatural(name));
  const engine = await loadHighs();
  return {
    prepare: (task) => {
      const tables = tablesOf(task);
      const run = task.what === 'full' ? runWhole : runMainStage;
      return () => run(engine, tables, task);
    },
  };
}

async function loadNatural(name: Exclude<ContestantName, 'product'>): Promise<NaturalSolver> {
  switch (name) {
    case 'highs':
      return loadNaturalHighs();
    case 'glpk.js':
      return loadGlpk();
    case 'yalps':
      return loadYalps();
    case 'javascript-lp-solver':
      return loadJavascriptLpSolver();
  }
}

function natural(solver: NaturalSolver): Loaded {
  return {
    prepare: (task) => {
      const model = naturalModel(readTask(tablesOf(task), task.mode));
      return () => {
        const startedAt = performance.now();
        const { status, values } = solver.solve(model, task.limitMs);
        const seconds = (performance.now() - startedAt) / 1000;
        if (values === null) return { status, seconds, objective: null, fault: null, stages: [] };
        return { status, seconds, ...examine(model, values), stages: [] };
      };
    },
  };
}

/** What a solver throws is an outcome, too. */
function attempt(loaded: Loaded, task: Task): () => Outcome {
  const run = loaded.prepare(task);
  return () => {
    const startedAt = performance.now();
    try {
      return run();
    } catch (error) {
      const seconds = (performance.now() - startedAt) / 1000;
      const fault = error instanceof Error ? error.message : String(error);
      return { status: 'failed', seconds, objective: null, fault, stages: [] };
    }
  };
}

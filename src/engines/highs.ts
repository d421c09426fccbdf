import type { Highs, HighsCallbackMap } from 'highs';
import type { Engine, SolveOptions } from '../core/model/engine';
import type { Model } from '../core/model/model';
import { valueOf } from '../core/model/model';
import { directionsOf, polish } from '../core/model/polish';
import type { Solution } from '../core/model/solution';
import { scaleForHighs } from './highs-scaling';

/** Where the solver's WebAssembly comes from. */
export interface HighsLoading {
  /** The bytes of `highs.wasm`, for places where the package cannot find its own file (a browser worker, a bare realm). */
  readonly wasmBytes?: Uint8Array;
}

/**
 * Loads HiGHS compiled to WebAssembly (about 25 MB of memory, some 0.1 s). One loaded engine may solve any number of models.
 *
 * A solve throws an Error that names HiGHS's model status when the model is unbounded or HiGHS breaks down.
 *
 * `rowPrices` of a model without integer columns: how much the best objective changes per unit that the row's binding bound
 * rises, in the objective's own unit. So for `maximize` a binding upper bound has a price >= 0 and a binding lower bound <= 0;
 * for `minimize` the signs are the other way round; rows that do not bind have price 0.
 */
export async function loadHighs({ wasmBytes }: HighsLoading = {}): Promise<Engine> {
  lendClock();
  // Loaded when asked for: where it cannot be, the caller has another engine to turn to.
  const { default: loadRuntime } = await import('highs');
  const highs = await loadRuntime(wasmBytes === undefined ? {} : { ...instantiateFrom(wasmBytes) });
  return {
    name: 'highs',
    version: highs.version.string,
    abilities: { bound: true, trusted: true, progress: true, rowPrices: true },
    solve: (model, options) => solveWith(highs, model, options),
  };
}

/** The little of WebAssembly that is used here; the compiler's own declarations come with the DOM, which engines do not see. */
interface WebAssemblyLike {
  instantiate(bytes: Uint8Array, imports: unknown): Promise<{ readonly instance: unknown }>;
}

/** The runtime's own `wasmBinary` option does not work in 1.15.3; its undocumented hook does. */
function instantiateFrom(wasmBytes: Uint8Array): object {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyLike };
  return {
    instantiateWasm(imports: unknown, receive: (instance: unknown) => void): object {
      WebAssembly.instantiate(wasmBytes, imports).then(({ instance }) => receive(instance));
      return {};
    },
  };
}

/** The runtime reads `performance.now` and `console`, which a bare realm does not have. */
function lendClock(): void {
  const realm = globalThis as { performance?: unknown };
  realm.performance ??= { now: () => Date.now() };
}

/** Restarts cost more than they bring on tightened models: without them a main stage of 200 candidates takes two thirds. */
const searchOptions = { mip_allow_restart: false } as const;

/**
 * For a tree that most likely holds no answer: no heuristics, no restarts, few old cuts carried along. Measured on tightened
 * models of 150 to 180 columns it takes a third of the time of the defaults.
 */
const proofOptions = {
  mip_allow_restart: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_root_reduced_cost: false,
  mip_heuristic_run_feasibility_jump: false,
  mip_pool_soft_limit: 100,
  mip_lp_age_limit: 3,
} as const;

function solveWith(highs: Highs, model: Model, options: SolveOptions): Solution {
  if (model.columns.length === 0) return solveWithoutColumns(model);
  const scaled = scaleForHighs(model);
  const isInteger = model.columns.some((column) => column.integer);
  const sign = model.objective.sense === 'maximize' ? -1 : 1;
  const toObjective = (internal: number) => (sign * internal) / scaled.objectiveScale + model.objective.constant;
  const { modelStatus } = highs.constants;

  return highs.withModel((native): Solution => {
    native.options.set({
      output_flag: false,
      random_seed: options.seed,
      time_limit: options.timeLimitMs / 1000,
      mip_rel_gap: options.gap,
      mip_abs_gap: 0,
      // The finest that HiGHS's branch and bound keeps its word on: integrality, rows, and the step by which an answer must improve.
      mip_feasibility_tolerance: 1e-7,
      primal_feasibility_tolerance: 1e-8,
      dual_feasibility_tolerance: 1e-8,
      small_matrix_value: 1e-12,
      ...(options.emphasis === 'proof' ? proofOptions : {}),
      ...(options.emphasis === 'search' ? searchOptions : {}),
    });
    native.passModel({ ...scaled.data, sense: highs.constants.objectiveSense.minimize });
    if (isInteger && options.start !== undefined) native.setSolution({ colValue: options.start });

    const start = native.run.bind(native);
    const runPlainly = (): void => {
      native.clearSolver();
      native.options.set({ presolve: 'off' });
      run(start, highs, options, toObjective);
    };
    try {
      run(start, highs, options, toObjective);
    } catch (error) {
      if (!(error instanceof highs.errors.HighsError)) throw error;
      // Presolve can stumble over its own rounding; the solver proper then does not.
      runPlainly();
    }
    let status = native.getModelStatus();
    if (status === modelStatus.unboundedOrInfeasible) {
      // Presolve saw one of the two and does not say which; the solver proper does.
      runPlainly();
      status = native.getModelStatus();
    }
    if (status === modelStatus.infeasible) return { status: 'infeasible' };
    const finished = status === modelStatus.optimal || status === modelStatus.empty;
    const stopped =
      status === modelStatus.timeLimit || status === modelStatus.interrupted || status === modelStatus.solutionLimit;
    if (!finished && !stopped) throw new Error(`HiGHS ended with model status ${nameOf(modelStatus, status)}`);

    const dualBound = isInteger ? native.info.get('mip_dual_bound') : undefined;
    const bound = finiteOrNull(dualBound === undefined ? undefined : toObjective(Number(dualBound)));
    const feasiblePoint = 2;
    const hasAnswer = finished || Number(native.info.get('primal_solution_status')) === feasiblePoint;
    if (!hasAnswer) return { status: 'undecided', bound };

    const found = native.getSolution();
    const values = polish(model, Array.from(found.colValue), directionsOf(model));
    const objective = model.objective.constant + valueOf(model.objective.terms, values);
    const better = sign < 0 ? Math.max : Math.min;
    const honestBound = bound === null ? (finished ? objective : null) : better(bound, objective);
    if (!finished) return { status: 'feasible', values, objective, bound: honestBound };
    if (isInteger) return { status: 'optimal', values, objective, bound: honestBound };
    const rowPrices = model.rows.map((_, i) => {
      const price = found.rowDual[i] ?? 0;
      return (sign * price * (scaled.rowScales[i] ?? 1)) / scaled.objectiveScale + 0;
    });
    return { status: 'optimal', values, objective, bound: objective, rowPrices };
  });
}

/** HiGHS refuses a model without columns. */
function solveWithoutColumns({ rows, objective }: Model): Solution {
  if (rows.some((row) => row.lower > 0 || row.upper < 0)) return { status: 'infeasible' };
  return {
    status: 'optimal',
    values: [],
    objective: objective.constant,
    bound: objective.constant,
    rowPrices: rows.map(() => 0),
  };
}

function run(
  start: (callbacks?: HighsCallbackMap) => unknown,
  highs: Highs,
  { onProgress }: SolveOptions,
  toObjective: (internal: number) => number,
): void {
  if (onProgress === undefined) {
    start();
    return;
  }
  const { callbackType } = highs.constants;
  let stop = false;
  const tell = (primal: number | undefined, dual: number | undefined, values: readonly number[] | null) => {
    const best = finiteOrNull(primal === undefined ? undefined : toObjective(primal));
    const bound = finiteOrNull(dual === undefined ? undefined : toObjective(dual));
    if (onProgress({ best, bound, values }) === 'stop') stop = true;
  };
  start({
    [callbackType.mipImprovingSolution]({ data }) {
      tell(
        data.objective_function_value,
        data.mip_dual_bound,
        data.mip_solution ? Array.from(data.mip_solution) : null,
      );
    },
    [callbackType.mipLogging]({ data }) {
      tell(data.mip_primal_bound, data.mip_dual_bound, null);
    },
    [callbackType.mipInterrupt](event) {
      if (!stop) tell(event.data.mip_primal_bound, event.data.mip_dual_bound, null);
      if (stop) event.interrupt();
    },
  });
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Math.abs(value) < 1e200 ? value : null;
}

function nameOf(statuses: Readonly<Record<string, number>>, status: number): string {
  return Object.entries(statuses).find(([, code]) => code === status)?.[0] ?? String(status);
}

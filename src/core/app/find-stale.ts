import { fold } from '../kernel/fold';
import { withDecisions } from '../problem/decisions';
import { inputsHash } from '../problem/inputs-hash';
import type { Problem } from '../problem/problem';
import { readProblemOf } from '../problem/read-problem';
import { findScenario } from '../problem/read-scenario';
import { constraintSetNames, emptySetName } from '../problem/read-set';
import { WorkbookReading } from '../problem/workbook-reading';
import type { WorkbookRows } from '../problem/workbook-rows';
import type { ScoreWorkbook } from '../scoring/score-workbook';
import type { RunSummary } from './run-record';

/** Whether the inputs of a run have changed since, by run_id; null or missing: that is not known. */
export type StaleMarkers = ReadonlyMap<string, boolean | null>;

/** Of how many plans the rows are read again: each may take 0.2 s in Sheets. */
const mostPlans = 12;
/** How many hashes are computed in all. */
const mostHashes = 40;

/**
 * Compares the rows as they are now with the inputs of each run, newest first, as far as the bounds allow. A run whose
 * scenario or constraint set is gone, or whose rows have errors now, has other inputs than then.
 */
export function findStale(rows: WorkbookRows, history: readonly RunSummary[], score: ScoreWorkbook): StaleMarkers {
  const reading = new WorkbookReading(rows, score);
  const problems = bounded(
    mostPlans,
    (run) => planOf(run),
    (run) => readAgain(reading, run),
  );
  const hashes = bounded(
    mostHashes,
    (run) => JSON.stringify([planOf(run), run.options, run.decisions]),
    (run, problem: Problem) => inputsHash(decidedAgain(run, problem), { ...run.options }),
  );
  return new Map(
    history.map((run) => {
      const problem = problems(run);
      if (problem === undefined || problem === null) return [run.run_id, problem === null ? true : null];
      const hash = hashes(run, problem);
      if (hash === undefined) return [run.run_id, null];
      // What a run assumed beyond the rows is no change of the rows.
      if (run.what_if !== undefined && hash !== run.inputs_hash) return [run.run_id, null];
      return [run.run_id, hash !== run.inputs_hash];
    }),
  );
}

/** What a run was for: equal for runs that read the same rows. */
const planOf = (run: RunSummary): string =>
  JSON.stringify([fold(run.scenario_name), fold(run.constraint_set_name), run.scope]);

/** `compute` once for each id and for at most `most` ids; undefined for the others. */
function bounded<T, Args extends readonly unknown[]>(
  most: number,
  idOf: (run: RunSummary) => string,
  compute: (run: RunSummary, ...args: Args) => T,
): (run: RunSummary, ...args: Args) => T | undefined {
  const known = new Map<string, T>();
  return (run, ...args) => {
    const id = idOf(run);
    if (!known.has(id) && known.size < most) known.set(id, compute(run, ...args));
    return known.get(id);
  };
}

/** What people decided about the run belongs to it, whatever the rows say. */
const decidedAgain = ({ decisions }: RunSummary, problem: Problem): Problem =>
  decisions === undefined ? problem : withDecisions(problem, decisions);

/** The problem that the same request would freeze now; null when it would be refused. */
function readAgain(reading: WorkbookReading, run: RunSummary): Problem | null {
  const { rows } = reading;
  const row = findScenario(rows.scenarios, run.scenario_name);
  if (row === null || rows.candidates === null || (rows.scenarios?.headerIssues.length ?? 0) > 0) return null;
  const set = [emptySetName, ...constraintSetNames(rows, run.scenario_name)].find(
    (name) => fold(name) === fold(run.constraint_set_name),
  );
  if (set === undefined) return null;
  const read = readProblemOf(reading, row, set, run.scope);
  return read.ok ? read.value.problem : null;
}

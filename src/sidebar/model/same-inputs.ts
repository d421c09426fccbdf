import type { RunSummary } from '../../core/app/run-record';

type Line = Pick<RunSummary, 'run_id' | 'inputs_hash' | 'started_at'>;

/** By run: when the first run of the same rows, rules and options started. A run that is the first has no entry. */
export function firstWithSameInputs(history: readonly Line[]): ReadonlyMap<string, string> {
  const first = new Map<string, Line>();
  for (const line of history) {
    const known = first.get(line.inputs_hash);
    if (known === undefined || line.started_at < known.started_at) first.set(line.inputs_hash, line);
  }
  return new Map(
    history.flatMap(({ run_id, inputs_hash }) => {
      const original = first.get(inputs_hash);
      return original === undefined || original.run_id === run_id ? [] : [[run_id, original.started_at] as const];
    }),
  );
}

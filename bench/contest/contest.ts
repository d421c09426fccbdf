import { objectiveModes } from '../../src/core/domain/scenario';
import { familySeeds } from '../family/planner';
import { type ContestantName, contestantNames, type Outcome, type Task } from './contestant';
import { ContestantProcess } from './contestant-process';
import { type Entrant, entrants } from './entrants';
import { faultOf } from './judge';

/** What is measured. */
export interface ContestPlan {
  readonly sizes: readonly number[];
  /** At most so many seeds of each size. */
  readonly mostSeeds: number;
  /** For one main stage. */
  readonly limitMs: number;
  /** For one full run of the product. */
  readonly fullLimitMs: number;
  /** The size at which the product's full run is measured in the other objective modes, too. */
  readonly modesAt: number;
}

/** One measurement. */
export interface ContestRecord {
  readonly n: number;
  readonly seed: number;
  readonly mode: Task['mode'];
  readonly entrant: Entrant['id'];
  readonly outcome: Outcome;
  /** What is wrong with the answer, compared with everybody's; null when nothing is. */
  readonly wrong: string | null;
}

/** An entrant that is not asked any more. */
export interface Skip {
  readonly entrant: Entrant['id'];
  readonly n: number;
  readonly reason: string;
}

export interface ContestResult {
  readonly records: readonly ContestRecord[];
  readonly skips: readonly Skip[];
}

const mainMode = 'weighted_kpis';

/** Runs everything, one solve at a time; every instance goes round all entrants before the next, so that noise hits all. */
export async function runContest(
  plan: ContestPlan,
  script: string,
  tell: (line: string) => void,
): Promise<ContestResult> {
  const processes = new Map<ContestantName, ContestantProcess>(
    contestantNames.map((name) => [name, new ContestantProcess(name, script)]),
  );
  const records: ContestRecord[] = [];
  const skips: Skip[] = [];
  const barren = new Map<Entrant['id'], readonly number[]>();
  const run = async (entrant: Entrant, n: number, seed: number, mode: Task['mode']): Promise<Outcome> => {
    const limitMs = entrant.what === 'full' ? plan.fullLimitMs : plan.limitMs;
    const outcome = await processes.get(entrant.contestant)?.run({ n, seed, mode, what: entrant.what, limitMs });
    if (outcome === undefined) throw new Error(`${entrant.contestant} has no process`);
    const { status, seconds, fault } = outcome;
    tell(
      `${n} candidates, seed ${seed}, ${mode}: ${entrant.label} ${status} in ${seconds.toFixed(2)} s ${fault ?? ''}`,
    );
    return outcome;
  };
  try {
    for (const n of plan.sizes) {
      const asked = entrants.filter(({ id }) => (barren.get(id)?.length ?? 0) < 2);
      for (const { id } of entrants) {
        const empty = barren.get(id) ?? [];
        if (empty.length > 1) skips.push({ entrant: id, n, reason: `proved none at ${empty.join(' and ')}` });
      }
      for (const seed of familySeeds.slice(0, plan.mostSeeds)) {
        const outcomes: [Entrant['id'], Outcome][] = [];
        for (const entrant of asked) {
          if (seed <= entrant.seeds(n)) outcomes.push([entrant.id, await run(entrant, n, seed, mainMode)]);
        }
        const all = outcomes.map(([, outcome]) => outcome);
        for (const [entrant, outcome] of outcomes) {
          records.push({ n, seed, mode: mainMode, entrant, outcome, wrong: faultOf(outcome, all) });
        }
      }
      for (const { id } of asked) {
        const proven = records.some((record) => record.n === n && record.entrant === id && isProven(record));
        if (!proven) barren.set(id, [...(barren.get(id) ?? []), n]);
      }
    }
    const [whole] = entrants;
    for (const mode of objectiveModes.filter((other) => other !== mainMode)) {
      for (const seed of familySeeds.slice(0, Math.min(6, plan.mostSeeds))) {
        const outcome = await run(whole, plan.modesAt, seed, mode);
        const wrong = faultOf(outcome, [outcome]);
        records.push({ n: plan.modesAt, seed, mode, entrant: whole.id, outcome, wrong });
      }
    }
  } finally {
    for (const process of processes.values()) process.end();
  }
  return { records, skips };
}

/** Proven, and nothing is wrong with it. */
export function isProven({ outcome, wrong }: ContestRecord): boolean {
  return outcome.status === 'proven' && wrong === null;
}

import { kindOf } from '../../constraints/index';
import { compareKeys, fold } from '../../kernel/fold';
import type { Period } from '../../kernel/period';
import type { Problem } from '../../problem/problem';
import { capsOf } from '../caps';
import { quartersOf } from '../quarter';
import type { RoadmapEntry } from '../roadmap';
import { selectionValues } from '../selection-value';
import { type CapacityByQuarter, quarterCapacity, shareCapacity } from './quarter-capacity';
import type { SequenceTask } from './task';

/** What a sequence is made from. */
export interface SequenceInputs {
  readonly problem: Problem;
  readonly timeframe: Pick<Period, 'firstDay' | 'lastDay'>;
  /** What Scenario_Config says of quarters; empty: an even split. */
  readonly capacityByQuarter: CapacityByQuarter;
  /** Those with a quarter are fixed there. */
  readonly entries: readonly RoadmapEntry[];
  /** What an initiative adds to the objective. */
  readonly contributionOf: (key: string) => number;
  /** Tokens of initiatives that the run does not know. */
  readonly tokensOf: (key: string) => number;
}

/** The sequence to be solved for the entries of a roadmap: needs, bundles and departments as in the run. */
export function sequenceTaskOf(inputs: SequenceInputs): SequenceTask {
  const { problem, timeframe, entries } = inputs;
  const values = selectionValues(problem);
  const keys = new Map(entries.map(({ initiative_key }) => [fold(initiative_key), initiative_key]));
  const entryKey = (key: string): readonly string[] => {
    const known = keys.get(fold(key));
    return known === undefined ? [] : [known];
  };
  const quarters = quartersOf(timeframe);
  const capacity = quarterCapacity(quarters, problem.scenario.capacityTotal, inputs.capacityByQuarter);
  const everyone = values.plan(keys.values());
  const departments = [...capsOf(problem).values()].filter(
    ({ slice, cap }) => cap !== null && slice.dimensions.length === 1 && slice.dimensions[0] === 'department',
  );
  const bundles = problem.rules.filter((rule) => kindOf(rule).definesBundle);
  const others = problem.rules.filter((rule) => !kindOf(rule).definesBundle);
  const needs = others.flatMap((rule) =>
    kindOf(rule)
      .initiatives(rule)
      .flatMap((key) =>
        kindOf(rule)
          .needsOf(rule, key)
          .flatMap((need) =>
            entryKey(key).flatMap((dependent) => entryKey(need).map((needed) => ({ dependent, needed }))),
          ),
      ),
  );
  return {
    quarters,
    capacity,
    pools: departments.map(({ slice, cap }) => ({
      name: slice.values.join(' + '),
      keys: everyone.selectedIn(slice).flatMap(({ key }) => entryKey(key)),
      capacity: shareCapacity(cap ?? 0, capacity),
    })),
    entries: [...entries]
      .sort((left, right) => compareKeys(left.initiative_key, right.initiative_key))
      .map(({ initiative_key, planned_quarter: quarter, planned_year: year }) => {
        const candidate = values.find(initiative_key);
        return {
          initiative_key,
          tokens: candidate?.tokens ?? inputs.tokensOf(initiative_key),
          contribution: inputs.contributionOf(initiative_key),
          deadline: candidate?.deadline ?? null,
          fixed: quarter === null || year === null ? null : { quarter, year },
        };
      }),
    needs: [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()],
    bundles: bundles.flatMap((rule) => {
      const members = kindOf(rule).initiatives(rule).flatMap(entryKey);
      return members.length < 2 ? [] : [{ bundle: nameOf(rule), members }];
    }),
  };
}

const nameOf = (rule: Problem['rules'][number]): string =>
  'bundle' in rule && rule.bundle !== null ? rule.bundle : kindOf(rule).sentence(rule);

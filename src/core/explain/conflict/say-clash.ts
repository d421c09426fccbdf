import { kindOf } from '../../constraints/index';
import { type Problem, poolOf } from '../../problem/problem';
import { sayPlaces } from '../sentence-parts';
import type { Clash } from './find-clashes';

/** A clash in words without a full stop: "These cannot all hold: A (Constraints row 4) - B (row 5)". */
export function sayClash(problem: Problem, { rules }: Clash): string {
  const said = rules.map(({ sentence, origins }) => `${sentence} (${sayPlaces(origins)})`);
  const facts = factsBehind(
    problem,
    rules.flatMap((named) => named.rules),
  );
  const because = facts.length === 0 ? '' : `, because ${facts.join('; ')}`;
  if (said.length === 1) return `This cannot hold: ${said[0]}${because}`;
  return `These cannot all hold: ${said.join(' - ')}${because}`;
}

/** Initiatives of the rules that cannot be funded at all, and why. */
function factsBehind(problem: Problem, rules: readonly number[]): readonly string[] {
  const pool = poolOf(problem);
  const keys = new Set(
    rules.flatMap((index) => {
      const rule = problem.rules[index];
      return rule === undefined ? [] : kindOf(rule).initiatives(rule);
    }),
  );
  return [...keys].flatMap((key) => {
    const candidate = pool.find(key);
    if (candidate === null) return [`${key} is not a candidate of this run`];
    return candidate.ineligible === null ? [] : [`${key} cannot be funded: ${candidate.ineligible}`];
  });
}

import type { Sources } from '../domain/contribution-source';
import { type Issue, issue } from '../kernel/issue';
import type { Objective } from '../objectives/level';
import { candidatesTab } from '../tabs/index';

/** That an objective adds up computed value scores of different frameworks. What was typed has none. */
export function mixedFrameworks({ levels }: Objective, sources: Sources): readonly Issue[] {
  if (levels.every(({ scoreFactor }) => scoreFactor === 0)) return [];
  const counts = new Map<string, number>();
  for (const { score } of Object.values(sources)) {
    if (score?.typed === null) counts.set(score.framework, (counts.get(score.framework) ?? 0) + 1);
  }
  if (counts.size < 2) return [];
  const at = { tab: candidatesTab.name, row: null, column: 'value_score' };
  return [issue('score-frameworks-mixed', at, { groups: [...counts] })];
}

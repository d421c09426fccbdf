import type { Pool } from '../domain/pool';
import type { Scenario } from '../domain/scenario';
import { type Issue, issue } from '../kernel/issue';
import type { KpiKey } from '../kernel/keys';
import type { Objective } from '../objectives/level';
import { candidatesTab, kpiContributionsTab, scenarioConfig } from '../tabs/index';
import { type Doubts, hasKpi } from './doubts';

/** What a run counts as nothing because nobody has said what it is. Never silently; cells with mistakes have theirs said. */
export function reportUnknowns(
  scenario: Pick<Scenario, 'row' | 'mode'>,
  objective: Objective,
  targetKpis: readonly KpiKey[],
  pool: Pool,
  doubts: Doubts,
): readonly Issue[] {
  const issues: Issue[] = [];
  const doubtful = new Map(doubts.candidates.map((doubt) => [doubt.key, doubt]));
  const used = new Set([...objective.levels.flatMap((level) => level.kpis.map(({ kpi }) => kpi)), ...targetKpis]);
  for (const kpi of used) {
    const unknown = pool.candidates.filter(
      ({ key, contributions }) =>
        contributions[kpi] === undefined && !hasKpi(doubtful.get(key)?.kpis ?? new Set(), kpi),
    );
    if (unknown.length === 0) continue;
    const at = { tab: kpiContributionsTab.name, row: null, column: kpi };
    const keys = unknown.map((candidate) => candidate.key);
    issues.push(issue('contribution-unknown', at, { kpi, keys, pool: pool.candidates.length }));
  }
  for (const { kpi, scale } of objective.scales) {
    const at = { tab: scenarioConfig.name, row: scenario.row, column: 'objective_weights_json' };
    const isDoubtful = hasKpi(doubts.kpis, kpi) || doubts.candidates.some(({ kpis }) => hasKpi(kpis, kpi));
    if (scale === 0 && !isDoubtful) issues.push(issue('kpi-adds-nothing', at, { kpi }));
  }
  if (objective.levels.some((level) => level.scoreFactor !== 0)) {
    const unknown = pool.candidates.filter(
      ({ key, valueScore }) => valueScore === null && doubtful.get(key)?.isScoreUnread !== true,
    );
    const at = { tab: candidatesTab.name, row: null, column: 'value_score' };
    const keys = unknown.map((candidate) => candidate.key);
    if (keys.length > 0) issues.push(issue('score-unknown', at, { keys, pool: pool.candidates.length }));
  }
  return issues;
}

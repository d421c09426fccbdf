import { kindOf, type Rule } from '../constraints/index';
import type { Candidate } from '../domain/candidate';
import type { Sources } from '../domain/contribution-source';
import type { Scenario } from '../domain/scenario';
import { type Issue, isError, issue } from '../kernel/issue';
import type { KpiKey } from '../kernel/keys';
import { objectiveKinds } from '../objectives/index';
import type { Objective } from '../objectives/level';
import { kpiContributionsTab, metricsConfig } from '../tabs/index';
import type { Tab } from '../tabs/tab';
import type { Doubts, KpiDoubts } from './doubts';
import { mixedFrameworks } from './mixed-frameworks';
import { poolOf, type Scope } from './problem';
import { readRanges } from './read-ranges';
import { readScenario, type ScenarioRow, scenarioCaps } from './read-scenario';
import { type ConstraintSet, readSet } from './read-set';
import { redundantKpis, unknownOverlaps } from './redundant-kpis';
import type { Registry } from './registry';
import { checkAgainstPool } from './set-in-pool';
import { reportUnknowns } from './unknowns';
import type { WorkbookReading } from './workbook-reading';
import type { WorkbookRows } from './workbook-rows';

/** What the rows of a scenario, one of its sets and its candidates come to, as far as they can be read. */
export interface Draft {
  /** Null when something a scenario cannot do without is missing. */
  readonly scenario: Scenario | null;
  readonly set: ConstraintSet;
  readonly candidates: readonly Candidate[];
  /** The scenario's capacities, and the rules of the set. */
  readonly rules: readonly Rule[];
  /** Null when mistakes in the scenario or the registry leave open what it is, or there are no candidates. */
  readonly objective: Objective | null;
  /** Everything that is to be said of these rows, conflicts excepted. */
  readonly issues: readonly Issue[];
  /** What can be searched for conflicts all the same: rules of rows without a mistake. Null: nothing can. */
  readonly sound: { readonly candidates: readonly Candidate[]; readonly rules: readonly Rule[] } | null;
  readonly doubts: Doubts;
  /** Where computed numbers of the candidates came from. */
  readonly sources: Sources;
}

/** Reads and checks all rows of a scenario and one of its sets; `found`: issues that are known already. */
export function readDraft(
  reading: WorkbookReading,
  row: ScenarioRow,
  setName: string,
  scope: Scope,
  found: readonly Issue[] = [],
): Draft {
  const { rows: workbook, registry, initiatives } = reading;
  const { scenarios } = workbook;
  if (scenarios === null) throw new Error('a scenario row comes from a scenario tab');
  const { scenario, issues: scenarioIssues } = readScenario(row, scenarios, registry);
  // A scenario that cannot be read in full still has a name and perhaps a capacity: enough to check its rules.
  const named = { name: row.values.scenario_name ?? '', capacityTotal: row.values.capacity_total_tokens };
  const set = readSet(workbook, named, setName, registry, initiatives);
  const mode = row.values.objective_mode;
  const needsKpis = mode === null || objectiveKinds[mode].needsKpis || set.namesKpis;
  const kpiIssues = needsKpis ? registryIssues(workbook, registry) : [];
  const needs = { kpis: needsKpis, score: mode !== null && objectiveKinds[mode].needsScore };
  const read = reading.pool(scope, row.values.period_key, needs);
  const { doubts: unread, sources, issues: poolIssues } = read;
  const overlapIssues = unknownOverlaps(row, registry);
  const issues: Issue[] = [...found, ...scenarioIssues, ...overlapIssues, ...set.issues, ...kpiIssues, ...poolIssues];
  const candidates = readRanges(workbook, read.candidates, registry, initiatives, issues);
  const rules = [...scenarioCaps(row, set.names), ...set.rules];
  const pool = poolOf({ candidates, rules });
  const isLeftOut = leftOut(set, reading);
  const doubts: Doubts = { candidates: unread, kpis: doubtfulKpis(workbook, registry, kpiIssues, isLeftOut) };
  if (candidates.length > 0) issues.push(...checkAgainstPool(rules, set.goals, pool, doubts, initiatives));
  const isAimSure = ![...scenarioIssues, ...kpiIssues].some(isError) && candidates.length > 0;
  const floors = rules.map((rule) => kindOf(rule).target(rule)).filter((target) => target !== null);
  const objective =
    scenario === null || !isAimSure
      ? null
      : objectiveKinds[scenario.mode].objective({
          scenario,
          northStar: registry.northStar?.key ?? null,
          pool,
          targets: { floors, goals: set.goals },
        });
  if (scenario !== null && objective !== null) {
    const targetKpis = [...floors, ...set.goals].map((target) => target.kpi);
    issues.push(...reportUnknowns(scenario, objective, targetKpis, pool, doubts));
    issues.push(...mixedFrameworks(objective, sources), ...redundantKpis(row, objective, reading));
  }
  const isUnsound = candidates.length === 0 || hasTwofoldHeader(workbook.candidates);
  const soundRules = rules.filter(({ origins }) => origins.some((at) => !isLeftOut(at)));
  return {
    scenario,
    set,
    candidates,
    rules,
    objective,
    issues: withoutEchoes(issues, workbook, row),
    sound: isUnsound ? null : { candidates, rules: soundRules },
    doubts,
    sources,
  };
}

function registryIssues(workbook: WorkbookRows, registry: Registry): readonly Issue[] {
  return [
    ...(workbook.metrics === null ? [missingTab(metricsConfig)] : []),
    ...(workbook.contributions === null ? [missingTab(kpiContributionsTab)] : []),
    ...registry.issues,
    ...(workbook.contributions?.headerIssues ?? []),
  ];
}

/** Two columns under one header: what was read from the tab is not what was meant. */
const hasTwofoldHeader = (tab: { readonly headerIssues: readonly Issue[] } | null): boolean =>
  tab?.headerIssues.some(({ code }) => code === 'duplicate-header') ?? false;

/** Whether a place is in a row whose rule cannot be relied on, because something in the row is wrong. */
function leftOut(set: ConstraintSet, { initiatives }: WorkbookReading): (at: Issue['at']) => boolean {
  const repeated = [...initiatives.issues.values()].flat().filter(({ code }) => code === 'duplicate-key');
  const wrong = new Set([...set.issues.filter(isError), ...repeated].map(({ at }) => `${at.tab}|${at.row}`));
  const twofold = new Set(set.issues.filter(({ code }) => code === 'duplicate-header').map(({ at }) => at.tab));
  return (at) => twofold.has(at.tab) || wrong.has(`${at.tab}|${at.row}`);
}

/** KPIs whose own rows have mistakes, and those that a row left out may give a bonus to. */
function doubtfulKpis(
  { metrics, constraints }: WorkbookRows,
  registry: Registry,
  kpiIssues: readonly Issue[],
  isLeftOut: (at: Issue['at']) => boolean,
): KpiDoubts {
  if (kpiIssues.some((found) => isError(found) && found.at.row === 1)) return 'all';
  const wrong = new Set(registry.issues.filter(isError).map(({ at }) => at.row));
  const own = (metrics?.rows ?? []).filter(({ row }) => wrong.has(row)).map(({ values }) => values.kpi_key);
  const bonuses = (constraints?.rows ?? []).flatMap((row) => {
    const { constraint_type: type, target_kpi_key: kpi } = row.values;
    return isLeftOut(row.at(null)) && (type === null || type === 'synergy_bonus') ? [kpi] : [];
  });
  if (bonuses.some((kpi) => kpi === null || registry.find(kpi) === null)) return 'all';
  const keys = [...own, ...bonuses].map((kpi): KpiKey | null => registry.find(kpi ?? '')?.kpi.key ?? null);
  return new Set(keys.filter((key) => key !== null));
}

/** Without what only follows from a tab, or from a capacity, that could not be read at all. */
function withoutEchoes(issues: readonly Issue[], workbook: WorkbookRows, scenario: ScenarioRow): readonly Issue[] {
  const noCandidates =
    !workbook.candidates?.shownHeaders.has('initiative_key') || workbook.candidates.rows.length === 0;
  const noKpis = ['kpi_key', 'kpi_level'].some((header) => !workbook.metrics?.shownHeaders.has(header));
  const noCapacity = scenario.broken.has('capacity_total_tokens');
  return issues.filter(
    ({ code }) =>
      !(noCandidates && code === 'unknown-initiative') &&
      !(noKpis && code === 'unknown-kpi') &&
      !(noCapacity && code === 'percent-without-capacity'),
  );
}

/** A tab that is not in the workbook. */
export const missingTab = (tab: Tab): Issue =>
  issue('missing-tab', { tab: tab.name, row: null, column: null }, { tab: tab.name });

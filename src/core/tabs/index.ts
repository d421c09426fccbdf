import { backlogTab } from './backlog';
import { candidatesTab } from './candidates';
import { constraintsTab } from './constraints';
import { gapsTab } from './gaps';
import { kpiContributionsTab } from './kpi-contributions';
import { kpiRangesTab } from './kpi-ranges';
import { metricsConfig } from './metrics-config';
import { resultsTab } from './results';
import { roadmapTab } from './roadmap';
import { runsTab } from './runs';
import { scenarioConfig } from './scenario-config';
import { summaryTab } from './summary';
import type { Tab } from './tab';
import { targetsTab } from './targets';

/** The tabs that people fill, in the order of set-up. */
export const inputTabs = [
  scenarioConfig,
  metricsConfig,
  constraintsTab,
  targetsTab,
  candidatesTab,
  kpiContributionsTab,
  kpiRangesTab,
  backlogTab,
] as const;

/** Input tabs that most plans do without: while they have no rows an edit elsewhere need not read them. */
export const seldomUsed: readonly Tab[] = [kpiRangesTab];

/** The tabs that show one run and the history. */
export const outputTabs = [runsTab, resultsTab, gapsTab] as const;

/** Every tab of the product. */
export const tabs = [...inputTabs, ...outputTabs, roadmapTab, summaryTab] as const;

export {
  backlogTab,
  candidatesTab,
  constraintsTab,
  gapsTab,
  kpiContributionsTab,
  kpiRangesTab,
  metricsConfig,
  resultsTab,
  roadmapTab,
  runsTab,
  scenarioConfig,
  summaryTab,
  targetsTab,
};

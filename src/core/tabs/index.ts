import { backlogTab } from './backlog';
import { candidatesTab } from './candidates';
import { constraintsTab } from './constraints';
import { gapsTab } from './gaps';
import { kpiContributionsTab } from './kpi-contributions';
import { metricsConfig } from './metrics-config';
import { resultsTab } from './results';
import { roadmapTab } from './roadmap';
import { runsTab } from './runs';
import { scenarioConfig } from './scenario-config';
import { summaryTab } from './summary';
import { targetsTab } from './targets';

/** The tabs that people fill, in the order of set-up. */
export const inputTabs = [
  scenarioConfig,
  metricsConfig,
  constraintsTab,
  targetsTab,
  candidatesTab,
  kpiContributionsTab,
  backlogTab,
] as const;

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
  metricsConfig,
  resultsTab,
  roadmapTab,
  runsTab,
  scenarioConfig,
  summaryTab,
  targetsTab,
};

import { backlogTab } from './backlog';
import { candidatesTab } from './candidates';
import { constraintsTab } from './constraints';
import { gapsTab } from './gaps';
import { kpiContributionsTab } from './kpi-contributions';
import { kpiRangesTab } from './kpi-ranges';
import { mathModelsTab } from './math-models';
import { metricsConfig } from './metrics-config';
import { paramsTab } from './params';
import { resultsTab } from './results';
import { roadmapTab } from './roadmap';
import { runsTab } from './runs';
import { scenarioConfig } from './scenario-config';
import { scoresTab } from './scores';
import { scoringInputsTab } from './scoring-inputs';
import { summaryTab } from './summary';
import type { Tab } from './tab';
import { targetsTab } from './targets';

/** The tabs from which scores and contributions are computed. They may be missing or empty. */
export const scoringTabs = [scoringInputsTab, mathModelsTab, paramsTab] as const;

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
  ...scoringTabs,
] as const;

/** Input tabs that most plans do without: while they have no rows an edit elsewhere need not read them. */
export const seldomUsed: readonly Tab[] = [kpiRangesTab, ...scoringTabs];

/** The tabs that show one run and the history. */
export const outputTabs = [runsTab, resultsTab, gapsTab] as const;

/** Every tab of the product. */
export const tabs = [...inputTabs, scoresTab, ...outputTabs, roadmapTab, summaryTab] as const;

export {
  backlogTab,
  candidatesTab,
  constraintsTab,
  gapsTab,
  kpiContributionsTab,
  kpiRangesTab,
  mathModelsTab,
  metricsConfig,
  paramsTab,
  resultsTab,
  roadmapTab,
  runsTab,
  scenarioConfig,
  scoresTab,
  scoringInputsTab,
  summaryTab,
  targetsTab,
};

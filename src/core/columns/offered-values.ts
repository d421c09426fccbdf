import type { ChoicesFrom } from './column';

/*
 * Where the values stand that dropdowns offer. Tabs are named by their text, because declarations refer to one another
 * in circles; a test holds every name to a declared tab and column.
 */

/** Initiatives, as on Candidates. */
export const initiativeKeys: ChoicesFrom = { tab: 'Candidates', column: 'initiative_key' };

/** Countries, departments and all other values of the slice dimensions. */
export const sliceValues: ChoicesFrom = { tab: 'Candidates', column: 'country', through: 'segment' };

/** The KPIs of the registry. */
export const kpiKeys: ChoicesFrom = { tab: 'Metrics_Config', column: 'kpi_key' };

/** Scenarios. */
export const scenarioNames: ChoicesFrom = { tab: 'Scenario_Config', column: 'scenario_name' };

/** Constraint sets that have a rule. */
export const constraintSetNames: ChoicesFrom = { tab: 'Constraints', column: 'constraint_set_name' };

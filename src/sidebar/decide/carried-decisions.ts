import type { SidebarState } from '../../core/app/calls';
import { fold } from '../../core/kernel/fold';
import type { Decided } from './decision-lines';

/** What people decided about the plan that was shown when a run started; the run itself knows nothing of it. */
export interface CarriedDecisions extends Decided {
  /** The run that was started. */
  readonly runId: string;
}

/** What people decided about the shown run, and for which scenario; null: nothing. */
export function shownDecisions({ history, shownRun }: SidebarState) {
  const shown = history.find(({ run_id }) => run_id === shownRun);
  return shown?.decisions === undefined ? null : { scenario: shown.scenario_name, decided: shown.decisions };
}

/** What of the shown run can be decided about a new one as well: decisions are about one scenario. Null: nothing. */
export function decisionsToCarry(sidebar: SidebarState, scenario: string | null): Decided | null {
  const shown = shownDecisions(sidebar);
  if (shown === null || fold(shown.scenario) !== fold(scenario ?? '')) return null;
  const { overrides, waived } = shown.decided;
  return { overrides, waived };
}

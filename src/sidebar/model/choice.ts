import type { SidebarState } from '../../core/app/calls';
import type { FreezeRequest } from '../../core/app/freeze-run';

/** What is chosen for the next run; names that are gone fall back to the first there is. */
export interface Choice {
  readonly scenario: string | null;
  readonly constraintSet: string | null;
  readonly scope: FreezeRequest['scope'] | null;
  readonly timeLimitSeconds: number;
}

/** The choice of the `No rules` line. */
export const noRules = '';

/** What is chosen when the sidebar opens. */
export const firstChoice: Choice = { scenario: null, constraintSet: null, scope: null, timeLimitSeconds: 120 };

/** The request of a choice, as far as the workbook still offers what was chosen. */
export function requestOf({ scenarios, candidates }: SidebarState, choice: Choice): FreezeRequest {
  const scenario = scenarios.find(({ name }) => name === choice.scenario) ?? scenarios[0];
  const sets = scenario?.sets ?? [];
  const isNone = choice.constraintSet === noRules;
  const set = sets.find((name) => name === choice.constraintSet) ?? sets[0] ?? null;
  return {
    scenario: scenario?.name ?? null,
    constraint_set: isNone ? null : set,
    scope: choice.scope ?? (candidates.ticked > 0 ? 'selected' : 'all'),
    engine: 'auto',
    time_limit_s: choice.timeLimitSeconds,
  };
}

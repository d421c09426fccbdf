import type { CellPlace, SidebarState } from '../../core/app/calls';
import { printNumber } from '../../core/kernel/number-text';
import { type Choice, noRules, requestOf } from '../model/choice';

const timeLimits: readonly (readonly [number, string])[] = [
  [30, '30 seconds'],
  [120, '2 minutes'],
  [300, '5 minutes'],
  [900, '15 minutes'],
];

interface ChoiceFormProps {
  readonly sidebar: SidebarState;
  readonly choice: Choice;
  readonly change: (choice: Choice) => void;
  readonly select: (place: CellPlace) => void;
  readonly run: () => void;
  readonly check: () => void;
  readonly isChecking: boolean;
}

/** What to run: scenario, rules, candidates, time. */
export function ChoiceForm({ sidebar, choice, change, select, run, check, isChecking }: ChoiceFormProps) {
  const request = requestOf(sidebar, choice);
  const { scenarios, candidates } = sidebar;
  const sets = scenarios.find(({ name }) => name === request.scenario)?.sets ?? [];
  const isRunnable = scenarios.length > 0 && candidates.all > 0;
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <h2>New plan</h2>
      {scenarios.length === 0 && <Missing text="There is no scenario yet." tab="Scenario_Config" select={select} />}
      {candidates.all === 0 && <Missing text="There are no candidates yet." tab="Candidates" select={select} />}
      <label for="scenario">Scenario</label>
      <select
        id="scenario"
        value={request.scenario ?? ''}
        disabled={scenarios.length === 0}
        onChange={(event) => change({ ...choice, scenario: event.currentTarget.value, constraintSet: null })}
      >
        {scenarios.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <label for="constraint-set">Constraint set</label>
      <select
        id="constraint-set"
        value={request.constraint_set ?? ''}
        onChange={(event) => change({ ...choice, constraintSet: event.currentTarget.value })}
      >
        {sets.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        <option value={noRules}>No rules</option>
      </select>
      <fieldset>
        <legend>Candidates</legend>
        {(['selected', 'all'] as const).map((scope) => (
          <label key={scope} class="option">
            <input
              type="radio"
              name="scope"
              value={scope}
              checked={request.scope === scope}
              disabled={scope === 'selected' && candidates.ticked === 0}
              onChange={() => change({ ...choice, scope })}
            />
            {scope === 'selected'
              ? 'Ticked ('.concat(printNumber(candidates.ticked), ')')
              : 'All ('.concat(printNumber(candidates.all), ')')}
          </label>
        ))}
      </fieldset>
      <details class="more">
        <summary>More options</summary>
        <label for="time-limit">Time at most</label>
        <select
          id="time-limit"
          value={choice.timeLimitSeconds}
          onChange={(event) => change({ ...choice, timeLimitSeconds: Number(event.currentTarget.value) })}
        >
          {timeLimits.map(([seconds, words]) => (
            <option key={seconds} value={seconds}>
              {words}
            </option>
          ))}
        </select>
      </details>
      <div class="actions">
        <button type="submit" class="primary" disabled={!isRunnable}>
          Run
        </button>
        <button type="button" disabled={isChecking} onClick={check}>
          {isChecking ? 'Checking …' : 'Check inputs'}
        </button>
      </div>
    </form>
  );
}

function Missing({
  text,
  tab,
  select,
}: {
  readonly text: string;
  readonly tab: string;
  readonly select: ChoiceFormProps['select'];
}) {
  return (
    <p>
      {text}{' '}
      <button type="button" class="link" onClick={() => select({ tab, row: 2, column: null })}>
        Go to {tab}
      </button>
    </p>
  );
}

import type { HistoryLine } from '../../../core/app/calls';
import type { PublishWords } from '../../../core/app/preview-roadmap';
import type { RoadmapsState } from '../../../core/app/read-roadmaps';
import { fold } from '../../../core/kernel/fold';
import { named, planned, planWord } from '../../model/publish-words';
import { printMoment, printPlanFacts } from '../../model/run-words';

interface PublishFormProps {
  readonly state: RoadmapsState;
  readonly words: PublishWords;
  readonly history: readonly HistoryLine[];
  readonly change: (words: PublishWords) => void;
  readonly isBusy: boolean;
  readonly isReading: boolean;
  readonly preview: () => void;
}

/** Which plan is published, and under which name. */
export function PublishForm({ state, words, history, change, isBusy, isReading, preview }: PublishFormProps) {
  const live = state.roadmaps.filter(({ status }) => status === 'published');
  const isNext = live.some(({ name }) => fold(name) === fold(words.name.trim()));
  const line = (runId: string): HistoryLine | undefined => history.find(({ run_id }) => run_id === runId);
  const momentOf = (runId: string): string => {
    const run = line(runId);
    return run === undefined ? '' : ' · '.concat(printMoment(run.started_at));
  };
  const chosen = line(words.run_id);
  const isComplete = words.name.trim() !== '' && words.timeframe_label.trim() !== '';
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        preview();
      }}
    >
      <h2>Publish a plan</h2>
      <label for="publish-plan">Plan</label>
      <select
        id="publish-plan"
        value={words.run_id}
        onChange={(event) => change(planned(words, event.currentTarget.value, state))}
      >
        {state.portfolios.map((portfolio) => (
          <option key={portfolio.run_id} value={portfolio.run_id}>
            {portfolio.name}
            {momentOf(portfolio.run_id)}
          </option>
        ))}
      </select>
      {chosen !== undefined && (
        <p class="quiet below">
          <span class={'tag '.concat(planWord(chosen))}>{planWord(chosen)}</span> {printPlanFacts(chosen)}
        </p>
      )}
      <label for="publish-name">Name of the roadmap</label>
      <input
        id="publish-name"
        type="text"
        list="roadmap-names"
        maxLength={300}
        required
        value={words.name}
        onInput={(event) => change(named(words, event.currentTarget.value, state))}
      />
      <datalist id="roadmap-names">
        {live.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p class="quiet below">
        {isNext ? 'Becomes its next version.' : 'A new roadmap: nothing is published under this name.'}
      </p>
      <label for="publish-timeframe">Timeframe</label>
      <input
        id="publish-timeframe"
        type="text"
        placeholder="2026-H1"
        maxLength={100}
        required
        value={words.timeframe_label}
        onInput={(event) => change({ ...words, timeframe_label: event.currentTarget.value })}
      />
      <label for="publish-owner">Owner team</label>
      <input
        id="publish-owner"
        type="text"
        maxLength={300}
        value={words.owner_team}
        onInput={(event) => change({ ...words, owner_team: event.currentTarget.value })}
      />
      <label for="publish-description">Description</label>
      <textarea
        id="publish-description"
        rows={2}
        maxLength={5000}
        value={words.description}
        onInput={(event) => change({ ...words, description: event.currentTarget.value })}
      />
      {isNext && (
        <label class="option">
          <input
            type="checkbox"
            checked={!words.keep_quarters}
            onChange={(event) => change({ ...words, keep_quarters: !event.currentTarget.checked })}
          />
          Plan all quarters anew, except locked ones
        </label>
      )}
      <div class="actions">
        <button type="submit" class={state.shown?.isEdited === true ? '' : 'primary'} disabled={isBusy || !isComplete}>
          {isReading ? 'Reading …' : 'Preview'}
        </button>
      </div>
    </form>
  );
}

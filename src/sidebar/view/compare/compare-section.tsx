import { useState } from 'preact/hooks';
import type { HistoryLine } from '../../../core/app/calls';
import type { PortfolioHead } from '../../../core/app/roadmap-store';
import type { Comparison } from '../../../core/portfolio/compare';
import type { RoadmapHead } from '../../../core/portfolio/roadmap';
import type { CallServer } from '../../host/call';
import { type CompareChoice, compareChoices } from '../../model/compare-choices';
import type { Actions } from '../use-action';
import { ComparisonView } from './comparison-view';

interface CompareSectionProps {
  readonly call: CallServer;
  readonly history: readonly HistoryLine[];
  readonly actions: Actions;
}

/** Two plans side by side, of whatever kind. */
export function CompareSection({ call, history, actions }: CompareSectionProps) {
  const [roadmaps, setRoadmaps] = useState<readonly RoadmapHead[] | null>(null);
  const [portfolios, setPortfolios] = useState<readonly PortfolioHead[]>([]);
  const [ids, setIds] = useState<readonly [string | null, string | null]>([null, null]);
  const [shown, setShown] = useState<{ readonly names: readonly [string, string]; readonly of: Comparison } | null>(
    null,
  );
  const [isOpen, setOpen] = useState(false);
  const baselines = new Set(portfolios.filter((one) => one.is_baseline).map(({ run_id }) => run_id));
  const groups = compareChoices(history, roadmaps ?? [], baselines);
  const choices = groups.flatMap((group) => group.choices);
  const isBaseline = ({ run_id }: CompareChoice): boolean => run_id !== null && baselines.has(run_id);
  const byId = (wanted: string | null): CompareChoice | undefined => choices.find(({ id }) => id === wanted);
  const left = byId(ids[0]) ?? choices.find(isBaseline) ?? choices[0];
  const right = byId(ids[1]) ?? choices.find((choice) => choice !== left);
  const open = (isOpen: boolean): void => {
    setOpen(isOpen);
    if (!isOpen || roadmaps !== null) return;
    actions.start('readRoadmaps', async () => {
      const state = await call('readRoadmaps', null);
      setRoadmaps(state.roadmaps);
      setPortfolios(state.portfolios);
    });
  };
  const mark = (run_id: string, is_baseline: boolean): void =>
    actions.start('chooseBaseline', async () => setPortfolios(await call('chooseBaseline', { run_id, is_baseline })));
  const compare = async (): Promise<void> => {
    if (left === undefined || right === undefined) return;
    const of = await call('comparePlans', { left: left.side, right: right.side });
    setShown({ names: [left.label, right.label], of });
  };
  return (
    <details class="card explore" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        <h2>Compare two plans</h2>
      </summary>
      {isOpen && (
        <form
          class="choices"
          onSubmit={(event) => {
            event.preventDefault();
            actions.start('comparePlans', compare);
          }}
        >
          {([0, 1] as const).map((index) => (
            <div key={index} class="choices">
              <label for={'compare-'.concat(String(index))}>{index === 0 ? 'Left' : 'Right'}</label>
              <select
                id={'compare-'.concat(String(index))}
                value={[left, right][index]?.id ?? ''}
                onChange={({ currentTarget: { value } }) => {
                  setShown(null);
                  setIds(index === 0 ? [value, right?.id ?? null] : [left?.id ?? null, value]);
                }}
              >
                {groups.map(({ group, choices: inGroup }) => (
                  <optgroup key={group} label={group}>
                    {inGroup.map(({ id, label }) => (
                      <option key={id} value={id}>
                        {label}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </div>
          ))}
          {left?.run_id != null && (
            <label class="option">
              <input
                type="checkbox"
                checked={baselines.has(left.run_id)}
                disabled={actions.busy !== null}
                onChange={(event) => mark(left.run_id ?? '', event.currentTarget.checked)}
              />
              Left is the baseline: it is offered first
            </label>
          )}
          <div class="actions">
            <button type="submit" disabled={actions.busy !== null || left?.id === right?.id}>
              {actions.busy === 'comparePlans' ? 'Comparing …' : 'Compare'}
            </button>
          </div>
        </form>
      )}
      {shown !== null && <ComparisonView names={shown.names} comparison={shown.of} />}
    </details>
  );
}

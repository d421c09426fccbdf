import { useState } from 'preact/hooks';
import type { HistoryLine } from '../../../core/app/calls';
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
  const [ids, setIds] = useState<readonly [string | null, string | null]>([null, null]);
  const [shown, setShown] = useState<{ readonly names: readonly [string, string]; readonly of: Comparison } | null>(
    null,
  );
  const groups = compareChoices(history, roadmaps ?? []);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = (index: 0 | 1): CompareChoice | undefined =>
    choices.find(({ id }) => id === ids[index]) ?? choices[index];
  const [left, right] = [chosen(0), chosen(1)];
  const open = (isOpen: boolean): void => {
    if (!isOpen || roadmaps !== null) return;
    actions.start('readRoadmaps', async () => setRoadmaps((await call('readRoadmaps', null)).roadmaps));
  };
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
              value={chosen(index)?.id ?? ''}
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
        <div class="actions">
          <button type="submit" disabled={actions.busy !== null || left?.id === right?.id}>
            {actions.busy === 'comparePlans' ? 'Comparing …' : 'Compare'}
          </button>
        </div>
      </form>
      {shown !== null && <ComparisonView names={shown.names} comparison={shown.of} />}
    </details>
  );
}

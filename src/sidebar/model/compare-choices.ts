import type { HistoryLine } from '../../core/app/calls';
import type { CompareRequest } from '../../core/app/compare-plans';
import type { RoadmapHead } from '../../core/portfolio/roadmap';
import { planWord } from './publish-words';
import { printMoment, printRunName } from './run-words';

/** One side of a comparison as the form offers it. */
export interface CompareChoice {
  readonly id: string;
  /** The run of a plan that can be the baseline; null where there is none. */
  readonly run_id: string | null;
  readonly label: string;
  readonly side: CompareRequest['left'];
}

/**
 * What can be compared, by what it is: published roadmaps, decided and suggested plans, and what is no plan. `baselines`:
 * runs of the plans that people marked to compare others with.
 */
export function compareChoices(
  history: readonly HistoryLine[],
  roadmaps: readonly RoadmapHead[],
  baselines: ReadonlySet<string>,
): readonly { readonly group: string; readonly choices: readonly CompareChoice[] }[] {
  const plans = history.filter(({ status }) => status === 'success');
  const runsThat = (word: 'suggested' | 'decided'): readonly CompareChoice[] =>
    plans
      .filter((line) => planWord(line) === word)
      .map((line) => ({
        id: `run ${line.run_id}`,
        run_id: line.run_id,
        label: `${printRunName(line)} · ${printMoment(line.started_at)}${baselines.has(line.run_id) ? ' · baseline' : ''}`,
        side: { kind: 'run', run_id: line.run_id },
      }));
  const published = roadmaps
    .filter(({ status }) => status === 'published')
    .map(({ name, version }): CompareChoice => {
      return {
        id: `roadmap ${name}`,
        run_id: null,
        label: `${name} · version ${version}`,
        side: { kind: 'roadmap', name },
      };
    });
  const others: readonly CompareChoice[] = [
    { id: 'ticks', run_id: null, label: 'What is ticked on Candidates', side: { kind: 'ticks' } },
    { id: 'score_cut', run_id: null, label: 'Rank by score and cut at capacity', side: { kind: 'score_cut' } },
  ];
  return [
    { group: 'Published', choices: published },
    { group: 'Decided', choices: runsThat('decided') },
    { group: 'Suggested', choices: runsThat('suggested') },
    { group: 'Without a plan', choices: others },
  ].filter(({ choices }) => choices.length > 0);
}

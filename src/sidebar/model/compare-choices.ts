import type { HistoryLine } from '../../core/app/calls';
import type { CompareRequest } from '../../core/app/compare-plans';
import type { RoadmapHead } from '../../core/portfolio/roadmap';
import { planWord } from './publish-words';
import { printMoment, printRunName } from './run-words';

/** One side of a comparison as the form offers it. */
export interface CompareChoice {
  readonly id: string;
  readonly label: string;
  readonly side: CompareRequest['left'];
}

/** What can be compared, by what it is: suggested and decided plans, published roadmaps, and what is no plan. */
export function compareChoices(
  history: readonly HistoryLine[],
  roadmaps: readonly RoadmapHead[],
): readonly { readonly group: string; readonly choices: readonly CompareChoice[] }[] {
  const plans = history.filter(({ status }) => status === 'success');
  const runsThat = (word: 'suggested' | 'decided'): readonly CompareChoice[] =>
    plans
      .filter((line) => planWord(line) === word)
      .map((line) => ({
        id: `run ${line.run_id}`,
        label: `${printRunName(line)} · ${printMoment(line.started_at)}`,
        side: { kind: 'run', run_id: line.run_id },
      }));
  const published = roadmaps
    .filter(({ status }) => status === 'published')
    .map(({ name, version }): CompareChoice => {
      return { id: `roadmap ${name}`, label: `${name} · version ${version}`, side: { kind: 'roadmap', name } };
    });
  const others: readonly CompareChoice[] = [
    { id: 'ticks', label: 'What is ticked on Candidates', side: { kind: 'ticks' } },
    { id: 'score_cut', label: 'Rank by score and cut at capacity', side: { kind: 'score_cut' } },
  ];
  return [
    { group: 'Published', choices: published },
    { group: 'Decided', choices: runsThat('decided') },
    { group: 'Suggested', choices: runsThat('suggested') },
    { group: 'Without a plan', choices: others },
  ].filter(({ choices }) => choices.length > 0);
}

import type { HistoryLine } from '../../core/app/calls';
import type { PublishWords } from '../../core/app/preview-roadmap';
import type { RoadmapsState } from '../../core/app/read-roadmaps';
import { fold } from '../../core/kernel/fold';
import type { RoadmapHead } from '../../core/portfolio/roadmap';
import { printMoment } from './run-words';

/** What the form offers first: the shown plan, else the newest, under the name of the roadmap that is published. */
export function firstWords({ portfolios, roadmaps, shown }: RoadmapsState, runId: string | null): PublishWords {
  const portfolio = portfolios.find(({ run_id }) => run_id === runId) ?? portfolios[0];
  const live = roadmaps.filter(({ status }) => status === 'published');
  const head = live.find(({ name }) => shown !== null && fold(name) === fold(shown.name)) ?? live[0];
  const words: PublishWords = {
    run_id: portfolio?.run_id ?? '',
    name: head?.name ?? (portfolio === undefined ? '' : `${portfolio.scenario_name} roadmap`),
    timeframe_label: portfolio?.timeframe_label ?? '',
    owner_team: '',
    description: '',
    keep_quarters: true,
  };
  return head === undefined ? words : wordsOf(words, head);
}

/** The words under another name: those of the roadmap that is published under it, where one is. */
export function named(words: PublishWords, name: string, { roadmaps }: RoadmapsState): PublishWords {
  const head = roadmaps.find((other) => other.status === 'published' && fold(other.name) === fold(name.trim()));
  return head === undefined ? { ...words, name } : { ...wordsOf(words, head), name };
}

/** The words with another plan, whose period is offered while no roadmap is published under the name. */
export function planned(words: PublishWords, run_id: string, { portfolios, roadmaps }: RoadmapsState): PublishWords {
  const period = (id: string): string => portfolios.find((one) => one.run_id === id)?.timeframe_label ?? '';
  const isLive = roadmaps.some(({ name, status }) => status === 'published' && fold(name) === fold(words.name.trim()));
  const isOwn = words.timeframe_label !== '' && words.timeframe_label !== period(words.run_id);
  return isLive || isOwn ? { ...words, run_id } : { ...words, run_id, timeframe_label: period(run_id) };
}

const wordsOf = (words: PublishWords, { timeframe_label, owner_team, description }: RoadmapHead): PublishWords => ({
  ...words,
  timeframe_label,
  owner_team,
  description,
});

/** A plan is what the run suggests until people decide about it, or take another one. */
export const planWord = ({
  decisions,
  instead_of,
}: Pick<HistoryLine, 'decisions' | 'instead_of'>): 'decided' | 'suggested' =>
  decisions === undefined && instead_of === undefined ? 'suggested' : 'decided';

/** "Version 2 · 2026-H1 · Growth". */
export const printHead = ({ version, timeframe_label, owner_team }: RoadmapHead): string =>
  [`Version ${version}`, timeframe_label, owner_team].filter(Boolean).join(' · ');

/** "Published 22 Nov, 10:14 by ana@example.com". */
export const printPublished = ({ published_at, published_by }: RoadmapHead): string =>
  `Published ${printMoment(published_at)}${published_by === '' ? '' : ` by ${published_by}`}`;

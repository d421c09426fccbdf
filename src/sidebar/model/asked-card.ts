import type { TraceRequest } from '../../core/app/trace-contribution';

/** What is asked about one initiative, or about a line of Gaps. */
export type Asked =
  | { readonly about: 'why' | 'decide'; readonly key: string }
  | { readonly about: 'numbers'; readonly request: TraceRequest };

/** The one card that is open: what is asked in it, and whether it stands in the lists or under the selected row. */
export type OpenedCard = Asked & { readonly isInList: boolean };

/** The initiative that is asked about; null: a line of Gaps. */
export function initiativeOf(asked: Asked): string | null {
  if (asked.about !== 'numbers') return asked.key;
  return asked.request.of === 'initiative' ? asked.request.initiative_key : null;
}

/** What is asked about, in the words of people. `titles`: by initiative key. */
export function nameOf(asked: Asked, titles: ReadonlyMap<string, string>): string {
  if (asked.about !== 'numbers') return titles.get(asked.key) || asked.key;
  const { request } = asked;
  if (request.of === 'initiative') return titles.get(request.initiative_key) || request.initiative_key;
  const where = request.dimension === 'all' ? 'the whole plan' : request.key;
  const what = request.kpi_key ?? (request.kind === 'capacity' ? 'Tokens' : 'Number of initiatives');
  return `${what} · ${where}`;
}

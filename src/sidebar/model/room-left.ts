import type { RunReport } from '../../core/app/report-run';
import { addsNothing, makesWorse } from '../../core/explain/worthless';
import { printNumber } from '../../core/kernel/number-text';

const worthless: readonly string[] = [addsNothing, makesWorse];

/** Why a proven plan leaves capacity unused and what would use it; null when it leaves none, or none is limited. */
export function explainRoomLeft({
  termination,
  tokens_used,
  capacity_total,
  items,
}: Pick<RunReport, 'termination' | 'tokens_used' | 'capacity_total' | 'items'>): string | null {
  const left = (capacity_total ?? 0) - (tokens_used ?? 0);
  if (termination !== 'optimal' || tokens_used === null || left <= 0) return null;
  const tokens = printNumber(left, 2);
  const said = `${tokens} ${tokens === '1' ? 'token is' : 'tokens are'} left: `;
  const others = items.filter(({ selected }) => !selected);
  const fitting = others.filter((item) => item.tokens <= left);
  if (others.length === 0) return said.concat('every candidate is funded. Add or tick more candidates to use them.');
  if (fitting.length === 0) return said.concat('every other candidate takes more than that.');
  return fitting.every(({ reason }) => worthless.includes(reason))
    ? said.concat(
        'no other candidate that fits is known to add to the objective. ',
        'To use them, enter what those candidates bring on KPI_Contributions, or as value_score on Candidates.',
      )
    : said.concat('what else fits is kept out by a rule or adds nothing. Not now says why for each.');
}

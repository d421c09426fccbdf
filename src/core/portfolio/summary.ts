import { printSlice, wholePortfolio } from '../domain/slice';
import { explainPaid } from '../explain/explain-breaches';
import type { ResultItem } from '../explain/items';
import { counted } from '../kernel/messages/message';
import { printNumber } from '../kernel/number-text';
import { bringIn } from './bring-in';
import { capsOf } from './caps';
import { explainStanding } from './plan-standing';
import type { PlannedRun } from './portfolio';
import type { Price } from './price';
import { selectionValues } from './selection-value';

/** One line of the page for leadership; every number comes from the run. */
export interface SummaryLine {
  readonly section:
    | 'The ask'
    | 'Soft rules broken'
    | 'Funded'
    | 'Near misses'
    | 'Capacity'
    | 'KPI effect'
    | 'Decided by people';
  readonly item: string;
  readonly value: number | null;
  /** Out of how much, or the target; null: nothing to compare with. */
  readonly of: number | null;
  readonly detail: string;
  readonly run_id: string;
}

/** More would not fit on one page. */
const mostFunded = 15;
const mostMisses = 5;

/** A plan on one page. `price`: of everything that people decided, against the run without; null when nothing was. */
export function summarizePlan(
  run: PlannedRun,
  price: (Price & { readonly base_run_id: string }) | null,
): readonly SummaryLine[] {
  const { run_id, problem, result } = run;
  const { scenario } = problem;
  const line = (
    section: SummaryLine['section'],
    item: string,
    value: number | null,
    detail: string,
    of: number | null = null,
  ): SummaryLine => ({ section, item, value, of, detail, run_id });
  const titles = new Map<string, string>(problem.candidates.map(({ key, title }) => [key, title]));
  const nameOf = ({ key }: ResultItem): string => [key, titles.get(key)].filter(Boolean).join(' · ');
  const plan = selectionValues(problem).plan(result.selected ?? []);
  const funded = result.items.filter(({ selected }) => selected);
  const others = result.items.filter(({ selected, contribution }) => !selected && contribution > 0);
  const breaches = result.breaches ?? [];
  const standing = explainStanding({
    objective: result.objective,
    isProven: result.provenGap === 0,
    decisions: problem.decisions,
    breaches,
    insteadOf: problem.whatIf?.instead_of ?? null,
  });
  const paid = explainPaid(result.objective ?? 0, breaches);
  const sure = [paid, standing ?? 'a better plan may exist'].filter(Boolean).join('; ');
  const more = (count: number, most: number): string => (count > most ? ` and ${count - most} more on Results` : '');

  return [
    line(
      'The ask',
      `${scenario.name}, ${scenario.period.key}`,
      result.tokensUsed,
      'tokens asked for',
      scenario.capacityTotal,
    ),
    line(
      'The ask',
      'Initiatives',
      funded.length,
      `funded of ${counted(result.items.length, 'candidate')}`,
      result.items.length,
    ),
    line('The ask', 'Objective', result.objective, sure),
    ...breaches.map(({ sentence, price }) => line('Soft rules broken', sentence, price, 'taken off the objective')),
    ...funded
      .slice(0, mostFunded)
      .map((item) => line('Funded', nameOf(item), item.tokens, item.reasonText))
      .concat(
        funded.length > mostFunded
          ? [line('Funded', 'All', result.tokensUsed, more(funded.length, mostFunded).trim())]
          : [],
      ),
    ...others
      .slice(0, mostMisses)
      .map((item) => line('Near misses', nameOf(item), item.tokens, `${item.reasonText}. ${bringIn(item, run, plan)}`)),
    ...[...capsOf(problem).values()].map(({ slice, cap }) =>
      line('Capacity', printSlice(slice), plan.tokens(slice), cap === null ? 'tokens, no limit' : 'tokens used', cap),
    ),
    ...kpiLines(run, (kpi) => plan.kpi(wholePortfolio, kpi), line),
    ...(problem.decisions?.overrides ?? []).map(({ initiative_key, lock, reason, owner }) =>
      line('Decided by people', `${initiative_key} ${lock}`, null, `${owner}: ${reason}`),
    ),
    ...(problem.decisions?.waived ?? []).map(({ sentence, owner }) =>
      line('Decided by people', `Set aside: ${sentence}`, null, owner),
    ),
    ...(price === null ? [] : [priceLine(price)]),
  ];
}

type MakeLine = (
  section: SummaryLine['section'],
  item: string,
  value: number | null,
  detail: string,
  of?: number | null,
) => SummaryLine;

/** Targets with what is reached of them, and the other KPIs of the objective. */
function kpiLines(
  { problem, result }: PlannedRun,
  totalOf: (kpi: PlannedRun['problem']['goals'][number]['kpi']) => number,
  line: MakeLine,
): readonly SummaryLine[] {
  const targets = result.gaps
    .filter(({ kind }) => kind === 'kpi')
    .map((gap) => {
      const where = gap.dimension === 'all' ? '' : `, ${gap.key}`;
      const missing = gap.severity === 'CRITICAL' ? `missed by ${printNumber(gap.gap ?? 0)}` : 'met';
      return line('KPI effect', `${gap.kpi_key}${where}`, gap.achieved, `${gap.floor_or_goal}, ${missing}`, gap.target);
    });
  const named = new Set(result.gaps.map(({ kpi_key }) => kpi_key));
  const kpis = [...new Set(problem.objective.levels.flatMap((level) => level.kpis.map(({ kpi }) => kpi)))];
  const others = kpis
    .filter((kpi) => !named.has(kpi))
    .map((kpi) => line('KPI effect', kpi, totalOf(kpi), 'moved by the plan'));
  return [...targets, ...others];
}

function priceLine({
  base_run_id,
  objective_lost,
  share_lost,
  drops_out,
  comes_in,
}: Price & { readonly base_run_id: string }): SummaryLine {
  const share = share_lost === null ? '' : ` (${printNumber(Number((share_lost * 100).toPrecision(3)))} %)`;
  const names = (keys: readonly string[]): string => (keys.length === 0 ? 'nobody' : keys.join(', '));
  return {
    section: 'Decided by people',
    item: 'All of it together costs',
    value: objective_lost,
    of: null,
    detail: `of the objective${share}; out: ${names(drops_out)}; in: ${names(comes_in)}`,
    run_id: base_run_id,
  };
}

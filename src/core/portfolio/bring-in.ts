import { breachesOf } from '../check/breaches';
import { kindOf, type Rule } from '../constraints/index';
import { type Measure, shortfall } from '../constraints/verdict';
import { Plan } from '../domain/plan';
import { printSlice } from '../domain/slice';
import { amountOf } from '../explain/drivers';
import type { ResultItem } from '../explain/items';
import { printNumber } from '../kernel/number-text';
import { levelValue } from '../objectives/level';
import type { Problem } from '../problem/problem';
import { isSoft } from '../problem/soft-rules';
import type { PlannedRun } from './portfolio';

/** What would bring in an initiative that is not funded now, as a sentence without its full stop. */
export function bringIn(item: ResultItem, run: Pick<PlannedRun, 'problem' | 'result'>, plan: Plan): string {
  switch (item.reason) {
    case 'excluded':
      return 'It comes in when nobody excludes it any more';
    case 'ineligible':
      return 'It comes in when what stands in its way is corrected on its row';
    case 'not_together':
      return 'It comes in when the other one goes';
    case 'needs':
      return 'It comes in when what it needs is funded';
    case 'no_room':
      return makeRoom(item, run, plan);
    default:
      // Taking less helps only what brings something.
      return item.contribution > 0
        ? 'It comes in when it brings more, takes less, or somebody decides so'
        : item.contribution < 0
          ? 'It comes in when it brings more, or somebody decides so'
          : 'It comes in when it is known to bring something, or somebody decides so';
  }
}

/** What it would take to fund it beside the plan: room under every limit that it would pass, and what that breaks still. */
function makeRoom(item: ResultItem, { problem, result }: Pick<PlannedRun, 'problem' | 'result'>, plan: Plan): string {
  const wider = new Plan(plan.pool, [...plan.selected, item.key]);
  const broken = problem.rules.filter((rule) => isHeld(rule, plan) && !isHeld(rule, wider));
  const limits = limitsOf(broken, wider);
  const isNamed = ({ sentence }: PassedLimit): boolean => item.reasonText.endsWith(`: ${sentence}`);
  // The limit that the reason names comes first.
  const room = [...limits]
    .sort((left, right) => Number(isNamed(right)) - Number(isNamed(left)))
    .map((limit) => `${limit.more} more ${isNamed(limit) ? 'there' : limit.place}`)
    .join(' and ');
  const rules = new Set(limits.flatMap(({ rules }) => rules));
  const left = broken.filter((rule) => !rules.has(rule) && !isSoft(rule));
  const hindrances = [
    ...left.map((rule) => `breaks a rule then: ${kindOf(rule).sentence(rule)}`),
    ...tooDear(problem, plan, wider, rules, result.soft_base ?? null),
  ];
  const alone = new Plan(plan.pool, [item.key]);
  const other = [...rules].every((rule) => isHeld(rule, alone)) ? ', or when something funded makes room' : '';
  return `It fits with ${room}${hindrances.length === 0 ? other : `, but it ${hindrances.join('; it ')}`}`;
}

const isHeld = (rule: Rule, plan: Plan): boolean => kindOf(rule).check(rule, plan).holds;

/** A limit from above that would be passed. */
interface PassedLimit {
  readonly rules: readonly Rule[];
  readonly sentence: string;
  /** "20 tokens", "1 initiative". */
  readonly more: string;
  readonly place: string;
}

/** The limits from above among rules; of several on the same the tightest, which the others follow. */
function limitsOf(rules: readonly Rule[], plan: Plan): readonly PassedLimit[] {
  const measured = rules.flatMap((rule) => {
    const { measure } = kindOf(rule).check(rule, plan);
    return measure === null || measure.kind === 'kpi' || measure.bound === 'floor' ? [] : [{ rule, measure }];
  });
  const places = new Map<string, readonly { readonly rule: Rule; readonly measure: Measure }[]>();
  for (const one of measured) {
    const id = `${one.measure.kind} ${printSlice(one.measure.slice)}`;
    places.set(id, [...(places.get(id) ?? []), one]);
  }
  return [...places.values()].flatMap((same) => {
    const [tightest] = [...same].sort((left, right) => left.measure.limit - right.measure.limit);
    if (tightest === undefined) return [];
    const { rule, measure } = tightest;
    return {
      rules: same.map((one) => one.rule),
      sentence: kindOf(rule).sentence(rule),
      more: amountOf(measure, shortfall(measure)),
      place: `for ${printSlice(measure.slice)}`,
    };
  });
}

/** Why a wider plan is worth no more although all limits made room; empty when it is. */
function tooDear(
  { rules, objective, goals, ...rest }: Problem,
  plan: Plan,
  wider: Plan,
  lifted: ReadonlySet<Rule>,
  softBase: number | null,
): readonly string[] {
  const gains = objective.levels.map((level) => levelValue(level, wider, goals) - levelValue(level, plan, goals));
  const problem = { rules: rules.filter((rule) => !lifted.has(rule)), objective, goals, ...rest };
  const paid = (of: Plan): number =>
    softBase === null ? 0 : breachesOf(problem, of, softBase).reduce((sum, { price }) => sum + price, 0);
  const [gain = 0] = gains;
  const dearer = paid(wider) - paid(plan);
  if (dearer > 1e-9 && gain <= dearer)
    return [`brings ${printNumber(gain, 4)}, and soft rules would take ${printNumber(dearer, 4)} more`];
  return gains.some((one) => one > 0) ? [] : ['adds nothing by itself'];
}

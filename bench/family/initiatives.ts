import { addDays, type IsoDate, isoDate } from '../../src/core/kernel/iso-date';
import type { Random } from './random';
import type { Temper } from './temper';

/** A KPI of the made-up company. */
export interface PlannedKpi {
  readonly key: string;
  readonly name: string;
  readonly level: 'north_star' | 'strategic';
  readonly unit: string;
  readonly direction: 'higher_is_better' | 'lower_is_better';
  /** What one token of an ordinary initiative moves it by, as typed. */
  readonly perToken: number;
  /** Figures are rounded to multiples of this. */
  readonly step: number;
  /** Its share of the mix. */
  readonly weightPercent: number;
}

export const kpis = [
  {
    key: 'NSM_ORDERS',
    name: 'Orders',
    level: 'north_star',
    unit: 'orders per month',
    direction: 'higher_is_better',
    perToken: 22,
    step: 0.5,
    weightPercent: 45,
  },
  {
    key: 'KPI_QUALITY',
    name: 'Service quality index',
    level: 'strategic',
    unit: 'index points',
    direction: 'higher_is_better',
    perToken: 0.0042,
    step: 0.001,
    weightPercent: 20,
  },
  {
    key: 'KPI_PARTNERS',
    name: 'Active partners',
    level: 'strategic',
    unit: 'partners',
    direction: 'higher_is_better',
    perToken: 0.31,
    step: 1,
    weightPercent: 15,
  },
  {
    key: 'KPI_SUPPORT_COST',
    name: 'Support cost',
    level: 'strategic',
    unit: 'EUR per month',
    direction: 'lower_is_better',
    perToken: -37.5,
    step: 0.01,
    weightPercent: 20,
  },
] as const satisfies readonly PlannedKpi[];

/** An initiative before rules are drawn. Contributions are typed figures in the order of {@link kpis}; null is blank. */
export interface Initiative {
  readonly key: string;
  readonly title: string;
  readonly country: string;
  readonly department: string;
  readonly category: string;
  readonly program: string;
  readonly status: string;
  readonly tokens: number;
  readonly score: number | null;
  readonly deadline: IsoDate | null;
  readonly contributions: readonly (number | null)[];
  /** It can be funded in the period. */
  readonly isEligible: boolean;
}

/** The period all scenarios plan. */
export const periodKey = '2026-Q3';
const firstDay = isoDate(2026, 7, 1);

const countries = [
  ['UK', 26],
  ['DE', 20],
  ['FR', 18],
  ['ES', 14],
  ['IT', 12],
  ['AE', 10],
] as const;
const departments = [
  ['Product', 24],
  ['Tech', 28],
  ['Growth', 18],
  ['Operations', 14],
  ['Finance', 8],
  ['Support', 8],
] as const;
/** A kind of work, and how likely its initiatives name a figure for each KPI. */
interface Category {
  readonly name: string;
  readonly filled: readonly number[];
}

const categories: readonly (readonly [category: Category, weight: number])[] = [
  [{ name: 'Acquisition', filled: [0.85, 0.5, 0.4, 0.1] }, 28],
  [{ name: 'Retention', filled: [0.75, 0.4, 0.3, 0.2] }, 24],
  [{ name: 'Efficiency', filled: [0.3, 0.15, 0.05, 0.85] }, 20],
  [{ name: 'Platform', filled: [0.4, 0.3, 0.1, 0.6] }, 18],
  [{ name: 'Compliance', filled: [0.25, 0.05, 0.1, 0.3] }, 10],
];
const verbs = ['Launch', 'Rebuild', 'Extend', 'Automate', 'Simplify', 'Test', 'Migrate', 'Roll out'] as const;
const things = [
  ...['referral offers', 'checkout', 'partner onboarding', 'refund handling', 'price alerts', 'search ranking'],
  ...['invoice matching', 'loyalty tiers', 'push messages', 'data retention', 'fraud scoring', 'delivery slots'],
] as const;

/** Draws n initiatives. Value follows tokens in part; most figures are blank, a few work against their KPI. */
export function drawInitiatives(n: number, { likeness, diligence }: Temper, random: Random): readonly Initiative[] {
  if (firstDay === null) throw new Error('the period has no first day');
  const programs = Array.from({ length: Math.max(3, Math.round(n / 25)) }, (_, index) => ({
    name: `PRG-${String(index + 1).padStart(2, '0')}`,
    department: random.weighted(departments),
    category: random.weighted(categories),
  }));
  return Array.from({ length: n }, (_, index): Initiative => {
    const program = random.chance(0.8) ? random.pick(programs) : null;
    const isHome = (): boolean => random.chance(0.7);
    const department = program !== null && isHome() ? program.department : random.weighted(departments);
    const category = program !== null && isHome() ? program.category : random.weighted(categories);
    const country = random.weighted(countries);
    const tokens = Math.min(120, Math.max(5, 5 * Math.round(6.4 * Math.exp(0.65 * random.normal()))));
    const isClosed = random.chance(0.01);
    const isLate = random.chance(0.01);
    const day = random.chance(0.45) ? random.whole(10, 150) : null;
    const deadline = isLate ? addDays(firstDay, -random.whole(1, 40)) : day === null ? null : addDays(firstDay, day);
    return {
      key: `INIT-${String(index + 1).padStart(4, '0')}`,
      title: `${random.pick(verbs)} ${random.pick(things)}, ${country}`,
      country,
      department,
      category: category.name,
      program: program?.name ?? '',
      status: isClosed ? 'cancelled' : random.pick(['idea', 'scoped', 'ready']),
      tokens,
      score: random.chance(0.97) ? drawScore(tokens, likeness, random) : null,
      deadline,
      contributions: kpis.map((kpi, k) =>
        random.chance(1 - (1 - (category.filled[k] ?? 0)) * (1 - diligence))
          ? drawContribution(kpi, tokens, likeness, random)
          : null,
      ),
      isEligible: !isClosed && !isLate,
    };
  });
}

/** Tokens in part, and a part of its own; one in 25 works the other way. */
function drawContribution(kpi: PlannedKpi, tokens: number, likeness: number, random: Random): number {
  const own = 38 * (1 - likeness) * Math.exp(0.8 * random.normal());
  const size = (likeness * tokens + own) * Math.exp(0.78 * (1 - likeness) * random.normal());
  return roundTo(kpi.perToken * size * (random.chance(0.04) ? -0.25 : 1), kpi.step);
}

function drawScore(tokens: number, likeness: number, random: Random): number {
  return roundTo(likeness * tokens + 40 * (1 - likeness) * Math.exp(0.6 * random.normal()), 0.1);
}

/** The multiple of `step` nearest to a number, without binary noise behind the decimals. */
export function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(6)) + 0;
}

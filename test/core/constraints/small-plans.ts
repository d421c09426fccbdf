import type { Bonus } from '../../../src/core/domain/bonus';
import type { Candidate } from '../../../src/core/domain/candidate';
import { Plan } from '../../../src/core/domain/plan';
import { Pool } from '../../../src/core/domain/pool';
import type { SliceDimension } from '../../../src/core/domain/slice';
import type { IsoDate } from '../../../src/core/kernel/iso-date';
import { type InitiativeKey, initiativeKey, type KpiKey, kpiKey } from '../../../src/core/kernel/keys';

export const orders = kpiKey('NSM_ORDERS');
export const cost = kpiKey('KPI_COST');

/** What a test says of a candidate; the rest is blank. */
export interface Said {
  readonly tokens?: number;
  readonly slices?: Partial<Record<SliceDimension, string>>;
  readonly contributions?: Readonly<Record<KpiKey, number>>;
  readonly valueScore?: number | null;
  readonly deadline?: IsoDate | null;
  readonly ineligible?: string;
}

const blank = { country: '', department: '', category: '', program: '', product: '', segment: '' };

/** A candidate of 10 tokens of which only what matters is said. */
export function candidate(key: string, said: Said = {}): Candidate {
  return {
    key: initiativeKey(key),
    row: 2,
    title: key,
    slices: { ...blank, ...said.slices },
    tokens: said.tokens ?? 10,
    valueScore: said.valueScore ?? null,
    deadline: said.deadline ?? null,
    contributions: said.contributions ?? {},
    ineligible: said.ineligible ?? null,
  };
}

/** A pool in the order given. */
export function poolOf(candidates: readonly Candidate[], bonuses: readonly Bonus[] = []): Pool {
  return new Pool(candidates, bonuses);
}

/** A plan that funds the keys named, separated by spaces. */
export function planOf(pool: Pool, selected: string): Plan {
  return new Plan(pool, keysOf(selected));
}

/** Keys separated by spaces. */
export function keysOf(text: string): readonly InitiativeKey[] {
  return text
    .split(' ')
    .filter((key) => key !== '')
    .map(initiativeKey);
}

/** Four candidates: A and B in the UK, C in Germany, D nowhere; A and C are done by Growth. */
export const fourCandidates = [
  candidate('A', { tokens: 10, slices: { country: 'UK', department: 'Growth' }, contributions: { [orders]: 100 } }),
  candidate('B', { tokens: 20, slices: { country: 'uk', department: 'Tech' }, contributions: { [orders]: 50 } }),
  candidate('C', { tokens: 30, slices: { country: 'DE', department: 'Growth' }, contributions: { [orders]: -20 } }),
  candidate('D', { tokens: 40, contributions: { [cost]: 3 } }),
];

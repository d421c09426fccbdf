import { parseIsoDate } from '../../src/core/kernel/iso-date';
import { quarters, type YearQuarter } from '../../src/core/portfolio/quarter';
import type { SequenceEntry, SequenceTask } from '../../src/core/portfolio/sequence/task';
import { randomFrom } from './random';

/** What a random sequence is like. */
export interface SequenceShape {
  readonly entries: number;
  readonly quarters: number;
  /** Capacity of all quarters over the tokens of all entries. */
  readonly room: number;
  /** How many entries people have put somewhere. */
  readonly fixed: number;
}

/** A sequence to be solved, the same for the same seed. */
export function randomSequence(seed: number, shape: SequenceShape): SequenceTask {
  const { next: random } = randomFrom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const places = Array.from(
    { length: shape.quarters },
    (_, q): YearQuarter => ({
      quarter: quarters[q % 4] ?? 'Q1',
      year: 2026 + Math.floor(q / 4),
    }),
  );
  const keyOf = (index: number): string => `INIT-${String(index + 1).padStart(3, '0')}`;
  const entries = Array.from({ length: shape.entries }, (_, index): SequenceEntry => {
    const month = String(1 + below(12)).padStart(2, '0');
    return {
      initiative_key: keyOf(index),
      tokens: random() < 0.05 ? 0 : 1 + below(30),
      contribution: random() < 0.1 ? -below(5) : below(50) / 4,
      deadline: random() < 0.2 ? parseIsoDate(`2026-${month}-15`) : null,
      fixed: index < shape.fixed ? (places[below(places.length)] ?? null) : null,
    };
  });
  const total = entries.reduce((sum, { tokens }) => sum + tokens, 0);
  const share = Math.round((total * shape.room) / shape.quarters);
  const needs = Array.from({ length: Math.floor(shape.entries / 4) }, () => ({
    dependent: keyOf(below(shape.entries)),
    needed: keyOf(below(shape.entries)),
  })).filter(({ dependent, needed }) => dependent !== needed);
  const members = new Set(
    Array.from({ length: Math.min(3, Math.floor(shape.entries / 2)) }, () => keyOf(below(shape.entries))),
  );
  const half = entries.filter((_, index) => index % 2 === 0).map(({ initiative_key }) => initiative_key);
  return {
    quarters: places,
    capacity: places.map(() => share),
    pools: [{ name: 'Growth', keys: half, capacity: places.map(() => Math.round(share * 0.6)) }],
    entries,
    needs,
    bundles: members.size < 2 ? [] : [{ bundle: 'PAIR', members: [...members] }],
  };
}

import type { CapacityStep, PoolWorth } from '../../core/explain/worth/worth-of-capacity';
import { printNumber } from '../../core/kernel/number-text';

/** More or fewer tokens of a pool in words. */
export interface WorthLine {
  /** "+158 tokens". */
  readonly amount: string;
  /** "brings 12", "costs 3", "no difference". */
  readonly effect: string;
  /** Initiative keys that come in and drop out. */
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
}

/** What more and fewer tokens of a pool would do, the most tokens first. */
export function worthLines({ block, steps }: PoolWorth): readonly WorthLine[] {
  return [...steps].reverse().map((step) => {
    const tokens = printNumber(Math.abs(step.blocks * block));
    return {
      amount: (step.blocks < 0 ? '−' : '+').concat(tokens, tokens === '1' ? ' token' : ' tokens'),
      effect: effectOf(step),
      enters: step.enters,
      leaves: step.leaves,
    };
  });
}

function effectOf({ gain, impossible, exact }: CapacityStep): string {
  if (impossible) return 'no plan keeps the rules';
  if (gain === null) return 'not known: time ended';
  const sure = exact ? '' : ' (not proven)';
  if (gain === 0) return 'no difference'.concat(sure);
  return (gain > 0 ? 'brings ' : 'costs ').concat(printNumber(Math.abs(gain), 4), sure);
}

import { printNumber } from '../../kernel/number-text';
import { capitalized, sayNames, sayPlaces } from '../sentence-parts';
import type { Certainty, Robustness, RuleAtRisk } from './robustness';

const noRanges =
  'Nothing of this run has a range, so every figure counts as certain. Type tokens_low and tokens_high on Candidates, or low and high on KPI_Ranges, then run again.';

/** How sure the plan is, in sentences. `isFunded`: an initiative is in the plan of the run. */
export function sayRobustness(found: Omit<Robustness, 'sentence'>, isFunded: (key: string) => boolean): string {
  if (!found.has_ranges) return noRanges;
  const named = (certainty: Certainty): readonly string[] =>
    found.initiatives.filter((one) => one.certainty === certainty).map(({ key }) => key);
  const funded = found.initiatives.filter(({ key }) => isFunded(key));
  const sure = funded.filter(({ certainty }) => certainty === 'sure').length;
  const flips = named('coin-flip');
  const [worst] = found.at_risk;
  const parts = [
    `${sure} of the ${funded.length} funded initiatives are in at least 95 % of ${found.draws} draws`,
    flips.length === 0 ? 'none is a coin-flip' : `coin-flips: ${sayNames(flips)}`,
    `the plan brings between ${printNumber(found.p10, 4)} and ${printNumber(found.p90, 4)} in 8 of 10 draws`,
    `it keeps all rules in ${Math.round(100 * found.keeps_rules)} % of ${found.draws} draws`,
  ];
  const broken = found.at_risk.map(
    ({ sentence, origins, share }) =>
      `${sentence} (${sayPlaces(origins)}), in ${Math.max(1, Math.round(100 * share))} % of draws`,
  );
  const said = `${capitalized(parts.join('; '))}.`;
  return worst === undefined ? said : `${said} What breaks most often: ${broken.join('; ')}. ${adviseOn(worst)}`;
}

/** What to do about a rule that breaks when figures turn out otherwise. */
export function adviseOn({ bound }: Pick<RuleAtRisk, 'bound'>): string {
  return bound === 'cap'
    ? 'To be safer, raise that limit, or run with a lower one so that the plan leaves room under it.'
    : 'To be safer, lower that target, or run with a higher one so that the plan exceeds it.';
}

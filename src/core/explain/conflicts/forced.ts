import { kindOf, type Rule } from '../../constraints/index';
import type { Pool } from '../../domain/pool';
import type { CellRef } from '../../kernel/issue';
import { printCellRef } from '../../kernel/issue';
import type { InitiativeKey } from '../../kernel/keys';
import { candidatesTab, scenarioConfig } from '../../tabs/index';

/** Why an initiative must or cannot be funded: in words, step by step, and the rows that say so. */
export interface Cause {
  readonly steps: readonly string[];
  readonly origins: readonly CellRef[];
}

/** What the rules decide before anything is optimised. */
export interface Forced {
  /** Initiatives that must be funded: mandatory, or needed (also through a bundle) by one that is. */
  readonly funded: ReadonlyMap<InitiativeKey, Cause>;
  /** Initiatives that cannot be funded: excluded, not eligible, or not offered. */
  readonly out: ReadonlyMap<InitiativeKey, Cause>;
}

/** Follows mandatory rules through needs and bundles, and collects what is excluded. */
export function findForced(rules: readonly Rule[], pool: Pool): Forced {
  const out = new Map<InitiativeKey, Cause>();
  for (const candidate of pool.candidates) {
    if (candidate.ineligible === null) continue;
    const origins = [{ tab: candidatesTab.name, row: candidate.row, column: null }];
    out.set(candidate.key, { steps: [`${candidatesTab.name} row ${candidate.row}: ${candidate.ineligible}`], origins });
  }
  const funded = new Map<InitiativeKey, Cause>();
  for (const rule of rules) {
    const { effect } = kindOf(rule);
    const found = effect === 'fund' ? funded : effect === 'forbid' ? out : null;
    for (const key of kindOf(rule).initiatives(rule)) found?.set(key, causeOf(rule));
  }
  const waiting = [...funded.keys()];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const rule of rules) {
      for (const needed of kindOf(rule).needsOf(rule, key)) {
        if (funded.has(needed)) continue;
        const before = funded.get(key);
        const origins = [...rule.origins, ...(before?.origins ?? [])];
        funded.set(needed, { steps: [...causeOf(rule).steps, ...(before?.steps ?? [])], origins });
        waiting.push(needed);
        if (pool.find(needed) === null && !out.has(needed)) {
          out.set(needed, { steps: ['it is not a candidate of this run'], origins: [] });
        }
      }
    }
  }
  return { funded, out };
}

function causeOf(rule: Rule): Cause {
  return { steps: [`${placeOf(rule)}: ${kindOf(rule).sentence(rule)}`], origins: rule.origins };
}

/** A cause in words. Of a long chain of needs the ends are said; every row of it carries the conflict anyway. */
export function sayCause(cause: Pick<Cause, 'steps'>): string {
  const steps = [...new Set(cause.steps)];
  if (steps.length <= 6) return steps.join('; ');
  return [...steps.slice(0, 3), `${steps.length - 5} more rows`, ...steps.slice(-2)].join('; ');
}

/** Where a rule is said: "Constraints row 4". */
export function placeOf(rule: Pick<Rule, 'origins'>): string {
  return rule.origins
    .map((at) => printCellRef({ ...at, column: at.tab === scenarioConfig.name ? at.column : null }))
    .join(' and ');
}

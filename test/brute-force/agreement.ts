import type { Table } from '../../src/core/columns/cell';
import type { OracleVerdict } from './oracle';
import { idOf } from './oracle-cells';
import { dump } from './plain-workbook';
import type { Run } from './run-product';

/** Where product and oracle differ, in words; empty when they agree. */
export function disagreements(run: Run, verdict: OracleVerdict): string[] {
  if (run.status !== verdict.status) return [`the product says ${told(run)}, the oracle ${toldBy(verdict)}`];
  if (run.status === 'invalid' || verdict.status !== 'success') return [];
  const { result } = run;
  const found: string[] = [];
  const compare = (name: string, product: number | null, oracle: number | undefined): void => {
    if (product === null || oracle === undefined || !isNear(product, oracle)) {
      found.push(`${name}: the product says ${product}, the oracle ${oracle}`);
    }
  };
  if (result.termination !== 'optimal') found.push(`the product ended ${result.termination}`);
  if (result.stages.length !== verdict.stages.length) found.push(`the product has ${result.stages.length} stages`);
  // Where two selections lie at the edge of a tolerance, either is right from the second stage on.
  const stages = verdict.isOnTheEdge ? result.stages.slice(0, 1) : result.stages;
  for (const [i, stage] of stages.entries()) compare(`stage ${stage.name}`, stage.value, verdict.stages[i]);
  compare('objective', result.objective, verdict.stages[0]);
  if (verdict.isOnTheEdge) return found;
  compare('goal shortfall', result.goalShortfall, verdict.shortfall);
  compare('tokens used', result.tokensUsed, verdict.tokens);
  const selected = (result.selected ?? []).map(idOf).sort().join(', ');
  const best = verdict.best.map((ids) => ids.join(', '));
  if (!best.includes(selected)) found.push(`the product funds ${selected}, the oracle ${best.join(' or ')}`);
  return found;
}

/** The report of a seed whose run differs; empty when product and oracle agree. */
export function report(seed: number, tables: ReadonlyMap<string, Table>, differences: readonly string[]): string {
  return differences.length === 0 ? '' : [`seed ${seed}`, ...differences, dump(tables)].join('\n');
}

function isNear(left: number, right: number): boolean {
  return Math.abs(left - right) <= 2e-9 * Math.max(1, Math.abs(left), Math.abs(right));
}

function told(run: Run): string {
  if (run.status !== 'invalid') return `${run.status}${run.result.error === null ? '' : ` (${run.result.error})`}`;
  const errors = run.issues.filter((issue) => issue.severity === 'error');
  return `invalid (${errors.map((issue) => `${issue.code} at ${issue.tab} ${issue.row} ${issue.column}`).join('; ')})`;
}

const toldBy = (verdict: OracleVerdict): string =>
  verdict.status === 'invalid' ? `invalid (${verdict.why})` : verdict.status;

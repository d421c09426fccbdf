import { type DescribedIssue, describeIssue } from '../kernel/issue';
import { type CompiledSets, compileSets } from '../problem/compile-sets';
import { readWorkbookRows } from '../problem/workbook-rows';
import { inputTabs } from '../tabs/index';
import type { Ports } from './ports';

/** Every scenario and constraint set of the workbook in its stored form, with the issues of their rows. */
export function compileConstraintSets({ workbook }: Pick<Ports, 'workbook'>): {
  readonly compiled: CompiledSets;
  readonly issues: readonly DescribedIssue[];
} {
  const { compiled, issues } = compileSets(readWorkbookRows(workbook.read(inputTabs)));
  return { compiled, issues: issues.map(describeIssue) };
}

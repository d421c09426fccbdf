import type { Engine } from '../../src/core/model/engine';
import type { Host } from '../../src/workbench/host';
import type { WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { callAddOn, openAddOn, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { plainPlan } from './plans';

const request = requestFor({ constraint_set: 'Baseline' });

/** A workbook after two runs, and a way to show either of them again. */
export function afterTwoRuns(highs: Engine): {
  readonly host: Host;
  readonly workbook: WorkbookState;
  readonly show: (run: 0 | 1) => void;
  readonly ids: readonly string[];
} {
  const host = openAddOn(typedWorkbook(plainPlan(8)));
  const runs = [runAddOn(host, highs, request), runAddOn(host, highs, request)];
  const show = (run: 0 | 1): void => {
    const made = runs[run];
    if (made !== undefined) callAddOn(host, 'recordRun', { run_id: made.report.run_id ?? '', answer: made.answer });
  };
  return { host, workbook: host.state.workbook, show, ids: runs.map(({ report }) => report.run_id ?? '') };
}

import * as z from 'zod/mini';
import type { Cell, Table } from '../columns/cell';
import { showCell } from '../columns/cell';
import { findConflicts } from '../explain/conflicts/index';
import { describeIssue } from '../kernel/issue';
import { printNumber } from '../kernel/number-text';
import { withDecisions } from '../problem/decisions';
import { inputsHash } from '../problem/inputs-hash';
import { readProblem } from '../problem/read-problem';
import { contentHashOf, storeSet } from '../problem/store-set';
import { type ChangedCell, changedCellSchema, sayEdits, type WhatIf, withCapacity } from '../problem/what-if';
import { readWorkbookRows, type Tables } from '../problem/workbook-rows';
import { columnPlaces } from '../tabs/column-places';
import { inputTabs, resultsTab } from '../tabs/index';
import { findRun } from './find-run';
import type { FreezeReply } from './freeze-run';
import { HostError } from './host-error';
import { noAnchors } from './merge-anchors';
import { keepNew, newRun } from './new-run';
import type { Ports } from './ports';
import type { RunRecord } from './run-record';

/** An earlier run and what is to be different. */
export const trySchema = z.strictObject({
  run_id: z.string(),
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('edits'), edits: z.array(changedCellSchema).check(z.minLength(1)) }),
    z.strictObject({ kind: z.literal('capacity'), tokens: z.number().check(z.nonnegative()) }),
  ]),
});

export type TryRequest = z.infer<typeof trySchema>;

/**
 * Freezes a run as an earlier one would be with something changed; it is solved and recorded like any other. No cell of
 * the workbook is written: the changes are frozen with the run. Changed rules are a new version of their constraint set.
 */
export function tryRun({ run_id, change }: TryRequest, ports: Ports): FreezeReply {
  return ports.lock.hold(() => {
    const base = findRun(run_id, ports.store);
    return change.kind === 'edits' ? withEdits(base, change.edits, ports) : atCapacity(base, change.tokens, ports);
  });
}

/** The rows as they are now, but for the changed cells, which must still hold what the run read. */
function withEdits(base: RunRecord, edits: readonly ChangedCell[], ports: Ports): FreezeReply {
  const rows = readWorkbookRows(changed(ports.workbook.read(inputTabs), base, edits));
  const { scenario, constraintSet, scope } = base.problem;
  const reading = readProblem(rows, { scenario: scenario.name, constraintSet, scope }, ports.score);
  if (!reading.ok) return { ok: false, issues: reading.issues.map(describeIssue) };
  const { set, warnings } = reading.value;
  const { decisions } = base.problem;
  const read = reading.value.problem;
  const decided = decisions === undefined ? read : withDecisions(read, decisions);
  const problem = { ...decided, whatIf: whatIf(base, sayEdits(edits), edits) };
  const content = storeSet(set);
  const run = newRun(ports, {
    options: base.options,
    constraint_set: { name: set.name, content_hash: contentHashOf(content), content },
    problem,
    inputs_hash: inputsHash(problem, { ...base.options }),
    issues: [...warnings, ...findConflicts(problem)].map(describeIssue),
  });
  // What is known of the scenario and its initiatives is what the rows say, not what was assumed here.
  return keepNew(run, noAnchors, ports);
}

/** The frozen problem with another total capacity. Percentages keep their tokens. */
function atCapacity(base: RunRecord, tokens: number, ports: Ports): FreezeReply {
  const { capacityTotal } = base.problem.scenario;
  const before = capacityTotal === null ? 'no limit' : printNumber(capacityTotal);
  const says = `${printNumber(tokens)} tokens of capacity instead of ${before}`;
  const problem = { ...withCapacity(base.problem, tokens), whatIf: whatIf(base, says, []) };
  const { name, content } = base.constraint_set;
  const own = content.caps_json.all?.all;
  const caps = { ...content.caps_json, all: { all: { ...own, max_tokens: tokens } } };
  const moved = own?.max_tokens === undefined ? content : { ...content, caps_json: caps };
  const kept = base.issues.filter(({ tab, severity }) => tab !== resultsTab.name && severity !== 'conflict');
  const run = newRun(ports, {
    options: base.options,
    constraint_set: { name, content_hash: contentHashOf(moved), content: moved },
    problem,
    inputs_hash: inputsHash(problem, { ...base.options }),
    issues: [...kept, ...findConflicts(problem).map(describeIssue)],
  });
  return keepNew(run, noAnchors, ports);
}

/** What a run assumes; a try of a try says both. */
export function whatIf({ run_id, problem }: RunRecord, says: string, edits: readonly ChangedCell[]): WhatIf {
  const earlier = problem.whatIf;
  if (earlier === undefined) return { base_run_id: run_id, says, edits };
  return {
    base_run_id: earlier.base_run_id,
    says: `${earlier.says}; ${says}`,
    edits: [...earlier.edits, ...edits],
  };
}

/** The tables with the changed cells. Throws a HostError when a row to change is not the one that the run read. */
function changed(tables: Tables, { problem }: RunRecord, edits: readonly ChangedCell[]): Tables {
  const copies = new Map(tables);
  for (const { tab: name, row, column, to } of edits) {
    const tab = inputTabs.find((one) => one.name === name);
    const table = copies.get(name);
    const cells = table?.rows[row - 2];
    const typed = problem.typed.find((one) => one.tab === name && one.row === row);
    const places = tab === undefined || table === undefined ? null : columnPlaces(tab, table.header.map(showCell));
    const at = (header: string): number => places?.get(header)?.[0] ?? -1;
    const before = tables.get(name)?.rows[row - 2] ?? [];
    const isSame =
      typed !== undefined &&
      Object.entries(typed.cells).every(([header, cell]) => isEqual(before[at(header)] ?? '', cell));
    if (table === undefined || cells === undefined || !isSame || at(column) < 0) {
      throw new HostError(`${name} row ${row} has changed since that run. Nothing was run. Run again, then try it.`);
    }
    const next = cells.map((cell, index) => (index === at(column) ? to : cell));
    copies.set(name, withRow(table, row, next));
  }
  return copies;
}

const isEqual = (left: Cell, right: Cell): boolean => JSON.stringify(left) === JSON.stringify(right);

function withRow(table: Table, row: number, cells: readonly Cell[]): Table {
  return { ...table, rows: table.rows.map((before, index) => (index === row - 2 ? cells : before)) };
}

import * as z from 'zod/mini';
import { printIssue } from '../kernel/issue';
import { type Compared, type Comparison, compareSelections } from '../portfolio/compare';
import { liveHead } from '../portfolio/roadmap';
import { scoreCut } from '../portfolio/score-cut';
import { readProblem } from '../problem/read-problem';
import { emptySetName } from '../problem/read-set';
import { readWorkbookRows } from '../problem/workbook-rows';
import { inputTabs } from '../tabs/index';
import { HostError } from './host-error';
import type { Ports } from './ports';
import { findPortfolio, openRoadmapDesk, type PlannedRecord } from './roadmap-desk';

/** Something that can be compared. Ticks and the score cut have no run of their own: they take that of the other side. */
export const comparedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run'), run_id: z.string() }),
  z.strictObject({ kind: z.literal('portfolio'), run_id: z.string() }),
  z.strictObject({ kind: z.literal('roadmap'), name: z.string() }),
  z.strictObject({ kind: z.literal('ticks') }),
  z.strictObject({ kind: z.literal('score_cut') }),
]);

export const compareRequestSchema = z.strictObject({ left: comparedSchema, right: comparedSchema });

export type CompareRequest = z.infer<typeof compareRequestSchema>;
type Side = CompareRequest['left'];

/** Compares two of: a run, a portfolio, a live roadmap, the ticks, ranking by score and cutting at capacity. */
export function comparePlans({ left, right }: CompareRequest, ports: Ports): Comparison {
  return ports.lock.hold(() => {
    const [one, other] = [keptSide(left, ports), keptSide(right, ports)];
    const basis = one ?? other ?? latest(ports);
    return compareSelections(one ?? freeSide(left, basis, ports), other ?? freeSide(right, basis, ports));
  });
}

/** A side that is kept; null when it follows the other side. */
function keptSide(side: Side, ports: Ports): Compared | null {
  switch (side.kind) {
    case 'run':
    case 'portfolio': {
      const { record, portfolio } = findPortfolio(side.run_id, ports);
      const name = side.kind === 'run' ? `run ${record.run_id}` : portfolio.name;
      return { name, run_id: record.run_id, ...measureOf(record), keys: record.result.selected ?? [] };
    }
    case 'roadmap': {
      const head = liveHead(ports.store.roadmaps.list(), side.name);
      const roadmap = head === null ? null : ports.store.roadmaps.find(head.name, head.version);
      if (roadmap === null) throw new HostError(`There is no published roadmap ${side.name}.`);
      const measure = measureOf(findPortfolio(roadmap.source_run_id, ports).record);
      const keys = roadmap.entries.map(({ initiative_key }) => initiative_key);
      const outside = [...openRoadmapDesk(ports).initiatives.values()];
      const name = `${roadmap.name} version ${roadmap.version}`;
      return { name, run_id: roadmap.source_run_id, ...measure, keys, outside };
    }
    case 'ticks':
    case 'score_cut':
      return null;
  }
}

/** What selections are measured with. */
type MeasuredWith = Pick<Compared, 'problem' | 'softBase'>;

const measureOf = ({ problem, result }: PlannedRecord['record']): MeasuredWith => {
  return { problem, softBase: result.soft_base ?? null };
};

function latest(ports: Ports): MeasuredWith {
  const run = ports.store.view(null).history.find(({ status }) => status === 'success');
  if (run === undefined) throw new HostError('There is no run to compare with. Run a plan first.');
  return measureOf(findPortfolio(run.run_id, ports).record);
}

/** A side without a run of its own: its soft rules cost what they cost in the run of the other side. */
function freeSide({ kind }: Side, { problem, softBase }: MeasuredWith, { workbook, score }: Ports): Compared {
  if (kind === 'score_cut') {
    return { name: 'rank by score and cut at capacity', run_id: null, problem, softBase, keys: scoreCut(problem) };
  }
  const rows = readWorkbookRows(workbook.read(inputTabs));
  const { scenario, constraintSet } = problem;
  const set = constraintSet === emptySetName ? null : constraintSet;
  const read = readProblem(rows, { scenario: scenario.name, constraintSet: set, scope: 'all' }, score);
  if (!read.ok) {
    const [first] = read.issues;
    const why = first === undefined ? '' : ` ${printIssue(first)}`;
    throw new HostError(`The ticks cannot be compared while rows have errors.${why}`);
  }
  const ticked = (rows.candidates?.rows ?? []).filter(({ values }) => values.is_selected_for_run === true);
  const keys = ticked.flatMap(({ values }) => values.initiative_key ?? []);
  return { name: 'ticks on Candidates', run_id: null, problem: read.value.problem, softBase, keys };
}

import { checkInputs } from '../../../src/core/app/check-inputs';
import { freezeRun } from '../../../src/core/app/freeze-run';
import { loadRun } from '../../../src/core/app/load-run';
import { noAnchors } from '../../../src/core/app/merge-anchors';
import type { Ports } from '../../../src/core/app/ports';
import { recordRun } from '../../../src/core/app/record-run';
import { renewRun } from '../../../src/core/app/renew-run';
import { repeatRun } from '../../../src/core/app/repeat-run';
import { type RunRecord, summarize } from '../../../src/core/app/run-record';
import type { Store } from '../../../src/core/app/store';
import type { Answer } from '../../../src/core/problem/answer';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { tablesOf } from '../../brute-force/plain-workbook';
import { keptRun } from '../../contracts/store-record';
import { smallPlan } from '../problem/small-plan';

/** A store in memory that writes down how it is asked: each call is a round trip to a database, or several. */
function rememberingStore(): { readonly store: Store; readonly asked: (keyof Store)[] } {
  const runs = new Map<string, RunRecord>();
  const asked: (keyof Store)[] = [];
  const store: Store = {
    start: (run) => {
      asked.push('start');
      runs.set(run.run_id, keptRun(run));
    },
    finish: (record) => {
      asked.push('finish');
      runs.set(record.run_id, record);
      return record;
    },
    renew: () => asked.push('renew'),
    expire: () => asked.push('expire'),
    find: (runId) => {
      asked.push('find');
      return runs.get(runId) ?? null;
    },
    view: () => {
      asked.push('view');
      return { history: [...runs.values()].map(summarize), notes: [] };
    },
    saveNotes: () => asked.push('saveNotes'),
    allNotes: () => {
      asked.push('allNotes');
      return [];
    },
    anchors: () => {
      asked.push('anchors');
      return noAnchors;
    },
    get roadmaps(): never {
      throw new Error('a run has nothing to do with roadmaps');
    },
    saveScoring: () => asked.push('saveScoring'),
    scoring: () => {
      asked.push('scoring');
      return null;
    },
  };
  return { store, asked };
}

function smallPorts() {
  const { store, asked } = rememberingStore();
  let suffix = 0;
  const ports: Ports = {
    workbook: { id: 'workbook', read: () => tablesOf(smallPlan), show: () => undefined, mark: () => 0 },
    store,
    place: 'memory',
    clock: { now: () => Date.UTC(2026, 3, 1) },
    memory: { recall: () => null, keep: () => undefined, forget: () => undefined },
    ids: {
      suffix: () => {
        suffix += 1;
        return String(suffix).padStart(8, '0');
      },
    },
    lock: { hold: (action) => action() },
    score: scoreWorkbook,
    requester: { email: () => '' },
  };
  /** What the store was asked since the last time. */
  const askedBy = (action: () => unknown): readonly string[] => {
    asked.length = 0;
    action();
    return [...asked];
  };
  return { ports, askedBy };
}

const request = {
  scenario: 'Plan',
  constraint_set: 'Baseline',
  scope: 'all',
  engine: 'auto',
  time_limit_s: 30,
} as const;

const noPlan: Answer = {
  termination: 'undecided',
  stopped: true,
  tied: false,
  selected: null,
  stages: [],
  engine: { name: 'highs', version: '1' },
  time_ms: 1,
  model_size: { columns: 0, rows: 0 },
};

test('each action asks the store once for each thing, so that a database needs few round trips', () => {
  const { ports, askedBy } = smallPorts();
  expect(askedBy(() => freezeRun(request, ports))).toEqual(['expire', 'start']);
  const [{ run_id = '' } = {}] = ports.store.view(null).history;
  expect(askedBy(() => renewRun({ run_id }, ports))).toEqual(['renew']);
  expect(askedBy(() => recordRun({ run_id, answer: noPlan }, ports))).toEqual(['find', 'saveNotes', 'finish', 'view']);
  expect(askedBy(() => recordRun({ run_id, answer: noPlan }, ports))).toEqual(['find', 'saveNotes', 'view']);
  expect(askedBy(() => loadRun({ run_id }, ports))).toEqual(['expire', 'find', 'saveNotes', 'view']);
  expect(askedBy(() => repeatRun({ run_id }, ports))).toEqual(['find', 'expire', 'start']);
});

test('rows with errors, and checking, leave the store alone', () => {
  const { ports, askedBy } = smallPorts();
  expect(askedBy(() => freezeRun({ ...request, scenario: 'Unknown' }, ports))).toEqual([]);
  expect(askedBy(() => checkInputs(ports))).toEqual([]);
});

import type { Store } from '../../../src/core/app/store';
import { ScriptFailure } from '../../../src/workbench/host';
import { anchorsOf, finishedRun, startedRun } from '../../contracts/store-record';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { countingCalls, faultAt, mishaps } from './faults';
import { type JdbcPlace, migrated, newPlace } from './jdbc-place';

type StoreCall = readonly [keyof Store, ...unknown[]];

const first = startedRun({ id: 'run_1', candidates: 3 });
const second = startedRun({ id: 'run_2', candidates: 5, contentHash: 'b2', title: 'changed' });
const note = { runId: 'run_1', tab: 'Results', row: 'INIT-1', column: 'notes' };

const actions: Readonly<Record<string, StoreCall>> = {
  'keeping a new run': ['start', second, anchorsOf(second)],
  'keeping an outcome': ['finish', finishedRun(first)],
  'keeping notes': [
    'saveNotes',
    [
      { ...note, value: 'beside the row' },
      { ...note, tab: 'Runs', row: '', value: 'beside the run' },
    ],
  ],
};

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = migrated(openDatabase(kind));
  });
  afterAll(() => database.drop());

  /** A workbook with one run, finished where notes are to stand beside its plan. */
  const placeFor = (action: string): JdbcPlace => {
    const place = newPlace(database);
    const start: StoreCall = ['start', first, anchorsOf(first)];
    place.call(action === 'keeping notes' ? [start, ['finish', finishedRun(first)]] : [start]);
    return place;
  };

  /** Everything that is kept of a workbook: what the store says, and the rows it does not show. */
  const stateOf = ({ call, target }: JdbcPlace): string => {
    const said = call([['view', 'run_1'], ['find', 'run_1'], ['find', 'run_2'], ['anchors']]).value;
    const plans = database.query(`SELECT run.run_id, initiative.initiative_key, item.allocated_tokens, item.notes
      FROM portfolios plan JOIN optimization_runs run ON run.id = plan.optimization_run_id
      LEFT JOIN portfolio_items item ON item.portfolio_id = plan.id
      LEFT JOIN initiatives initiative ON initiative.id = item.initiative_id
      WHERE run.workbook_id = '${target.workbookId}' ORDER BY initiative.initiative_key`);
    const sets = database.query(`SELECT rules.version, rules.content_hash FROM optimization_constraint_sets rules
      JOIN optimization_scenarios scenario ON scenario.id = rules.scenario_id
      WHERE scenario.workbook_id = '${target.workbookId}' ORDER BY rules.version`);
    return JSON.stringify([said, plans, sets]);
  };

  describe.each(Object.entries(actions))('%s', (action, storeCall) => {
    test.each(mishaps)('is whole or was not done when any call to the database %s, and can be repeated', (mishap) => {
      const counting = countingCalls();
      const smooth = placeFor(action);
      const before = stateOf(smooth);
      smooth.call([storeCall], counting.options);
      const after = stateOf(smooth);
      expect(after === before).toBe(false);
      const count = counting.names.length;
      expect(count).toBeGreaterThan(4);
      const outcomes = { before: 0, after: 0 };
      for (let number = 0; number < count; number += 1) {
        const place = placeFor(action);
        const { options, names } = faultAt(number, mishap);
        try {
          place.call([storeCall], options);
        } catch (error) {
          expect(error).toBeInstanceOf(ScriptFailure);
        }
        const state = stateOf(place);
        expect([before, after].indexOf(state)).toBeGreaterThanOrEqual(0);
        outcomes[state === before ? 'before' : 'after'] += 1;
        // Whoever connected gives the connection back; an execution that was ended cannot.
        if (number > 0 && mishap !== 'is the last of its execution') expect(names).toContain('close');
        place.call([storeCall]);
        expect(stateOf(place) === after).toBe(true);
      }
      expect(Math.min(outcomes.before, outcomes.after)).toBeGreaterThan(0);
    });
  });
});

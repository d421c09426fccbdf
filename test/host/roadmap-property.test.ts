import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { randomFrom } from '../brute-force/random';
import { openDatabase, type TestDatabase } from '../databases/open-database';
import { DATABASE_KINDS } from '../databases/server-url';
import { build, callAddOn, openAddOn, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { typeBeside } from './grid';
import { plainPlan } from './plans';
import { playRoadmap } from './roadmap-play';

jest.setTimeout(600_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const request = requestFor({ constraint_set: 'Baseline' });
const open = (id: string): Host => openAddOn({ ...typedWorkbook(plainPlan(8)), id });

/** Two runs with different plans. */
function twoRuns(host: Host): readonly string[] {
  const first = runAddOn(host, highs, request).report;
  for (const key of first.selected ?? []) {
    typeBeside(host.state.workbook, 'Candidates', (row) => row.initiative_key === key, 'value_score', 0.5);
  }
  const second = runAddOn(host, highs, request).report;
  expect(second.selected).not.toEqual(first.selected);
  return [first.run_id ?? '', second.run_id ?? ''];
}

function play(open: (seed: number) => Host, seeds: readonly number[], mishapShare: number): number {
  let mishaps = 0;
  for (const seed of seeds) {
    const host = open(seed);
    const runs = twoRuns(host);
    try {
      mishaps += playRoadmap({ host, runs, random: randomFrom(seed), mishapShare }, 12);
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return mishaps;
}

const law = 'published, edited and taken back in any order, a roadmap loses no lock, no note and no lineage';
const seedsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => first + index);

describe('In the workbook', () => {
  test(law, () => {
    expect(play((seed) => open(`smooth ${seed}`), seedsFrom(1, 3), 0)).toBe(0);
  });

  test(`${law}, whatever call fails`, () => {
    expect(play((seed) => open(`rough ${seed}`), seedsFrom(100, 4), 0.8)).toBeGreaterThan(9);
  });
});

describe.each(DATABASE_KINDS)('In a database of %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
  });
  afterAll(() => database.drop());

  const openThere = (seed: number): Host => {
    const host = open(`${kind} ${seed}`);
    const { jdbcUrl: url, user, password } = database;
    expect(callAddOn(host, 'saveSettings', { kind: 'database', url, user, password }).reply.ok).toBe(true);
    return host;
  };

  test(`${law}, whatever call fails`, () => {
    expect(play(openThere, seedsFrom(200, 3), 0.8)).toBeGreaterThan(5);
  });
});

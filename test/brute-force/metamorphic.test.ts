import type { Table } from '../../src/core/columns/cell';
import type { Engine } from '../../src/core/model/engine';
import { inputsHash } from '../../src/core/problem/inputs-hash';
import { contentHashOf, storeSet } from '../../src/core/problem/store-set';
import { loadHighs } from '../../src/engines/highs';
import { type Generated, generate } from './generate';
import { isPercent, numberOf } from './oracle-cells';
import { dump, type PlainRow, tablesOf, withRows } from './plain-workbook';
import { randomFrom } from './random';
import { respell } from './respell';
import { type Run, runProduct } from './run-product';

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

const seeds = Array.from({ length: 100 }, (_, i) => 20_000 + i);

/** What a person would call the same outcome: status, codes of issues, plan, objective and the two hashes. */
function outcome(run: Run) {
  if (run.status === 'invalid') {
    const errors = run.issues.filter((issue) => issue.severity === 'error');
    return { status: run.status, codes: [...new Set(errors.map((issue) => issue.code))].sort() };
  }
  const { problem, set } = run.reading;
  return {
    status: run.status,
    selected: run.result.selected?.map((key) => key.toLowerCase()) ?? null,
    objective: run.result.objective === null ? null : Number(run.result.objective.toPrecision(9)),
    inputsHash: inputsHash(problem, { gap: 0 }),
    contentHash: contentHashOf(storeSet(set)),
  };
}

function runOf(tables: ReadonlyMap<string, Table>, { request }: Generated): Run {
  return runProduct(tables, request, highs);
}

/** The seeds for which `changed` gives another outcome than the workbook itself, with both outcomes. */
function differing(changed: (generated: Generated, seed: number) => ReadonlyMap<string, Table>): string[] {
  return seeds.flatMap((seed) => {
    const generated = generate(seed);
    const tables = changed(generated, seed);
    const [before, after] = [
      outcome(runOf(tablesOf(generated.workbook), generated)),
      outcome(runOf(tables, generated)),
    ];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return [`seed ${seed}: ${JSON.stringify(before)} became ${JSON.stringify(after)}\n${dump(tables)}`];
  });
}

test('rows, columns, tabs, letter case and headers in another order or spelling change neither plan nor hashes', () => {
  const found = differing(({ workbook }, seed) => respell(tablesOf(workbook), randomFrom(seed)));
  expect(found.slice(0, 2).join('\n\n')).toBe('');
});

test('a second run gives the same plan and the same hashes', () => {
  const found = differing(({ workbook }) => tablesOf(workbook));
  expect(found.slice(0, 2).join('\n\n')).toBe('');
});

test('a rule that is typed twice counts once', () => {
  let doubled = 0;
  const found = differing(({ workbook }, seed) => {
    const random = randomFrom(seed);
    const isFree = (row: PlainRow): boolean => String(row['constraint_type']) !== 'synergy_bonus';
    const again = random.some((workbook['Constraints'] ?? []).filter(isFree), 2);
    doubled += again.length;
    return tablesOf(
      again.length === 0 ? workbook : withRows(workbook, 'Constraints', (rows) => random.shuffled([...rows, ...again])),
    );
  });
  expect(found.slice(0, 2).join('\n\n')).toBe('');
  expect(doubled).toBeGreaterThan(seeds.length / 2);
});

test('titles, notes and the rows of other sets are in no hash', () => {
  const found = differing(({ workbook }) => {
    const titled = withRows(workbook, 'Candidates', (rows) =>
      rows.map((row) => ({ ...row, title: 'New', notes: 'n' })),
    );
    const rules = withRows(titled, 'Constraints', (rows) => [
      ...rows.map((row) => ({ ...row, notes: 'because' })),
      { ...mandatoryRow, constraint_set_name: 'Another set' },
    ]);
    return tablesOf(rules);
  });
  expect(found.slice(0, 2).join('\n\n')).toBe('');
});

const mandatoryRow = {
  scenario_name: 'Plan',
  constraint_type: 'mandatory',
  dimension: 'initiative',
  key: 'INIT-01',
} as const;

test('a change that counts changes the inputs hash', () => {
  const same = seeds.filter((seed) => {
    const generated = generate(seed);
    const before = outcome(runOf(tablesOf(generated.workbook), generated));
    const heavier = withRows(generated.workbook, 'Candidates', (rows) =>
      rows.map((row) => ({ ...row, engineering_tokens: (numberOf(row['engineering_tokens']) ?? 0) + 1 })),
    );
    const after = outcome(runOf(tablesOf(heavier), generated));
    return before.status !== 'invalid' && before.inputsHash === after.inputsHash;
  });
  expect(same).toEqual([]);
});

test('a looser cap never lowers the objective', () => {
  let loosened = 0;
  const lowered = seeds.flatMap((seed) => {
    const generated = generate(seed);
    if (generated.workbook['Constraints'] === undefined) return [];
    const random = randomFrom(seed);
    const looser = withRows(generated.workbook, 'Constraints', (rows) =>
      rows.map((row) => {
        const most = numberOf(row['max_tokens']);
        const count = numberOf(row['max_count']);
        if (most === null && count === null) return row;
        loosened += 1;
        if (count !== null) return { ...row, max_count: count + random.whole(1, 2) };
        return { ...row, max_tokens: isPercent(row['max_tokens']) ? '100%' : (most ?? 0) * (1 + random.next()) };
      }),
    );
    const before = objectiveOf(runOf(tablesOf(generated.workbook), generated));
    const after = objectiveOf(runOf(tablesOf(looser), generated));
    return after >= before - 1e-9 * Math.max(1, Math.abs(before)) ? [] : [`seed ${seed}: ${before} fell to ${after}`];
  });
  expect(lowered).toEqual([]);
  expect(loosened).toBeGreaterThan(20);
});

function objectiveOf(run: Run): number {
  return run.status === 'invalid' ? Number.NEGATIVE_INFINITY : (run.result.objective ?? Number.NEGATIVE_INFINITY);
}

import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { build, callAddOn, openAddOn, openAddOnAt, requestFor, runAddOn, solve, typedWorkbook } from './built-add-on';
import { rowsOf, typeBeside } from './grid';
import { plainPlan } from './plans';
import { addRow, deleteRow, planned, planQuarters, publish, wordsFor } from './publishing';

jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const request = requestFor({ constraint_set: 'Baseline' });
const open = (count = 12): Host => openAddOnAt(typedWorkbook(plainPlan(count)), Date.UTC(2026, 3, 1, 8));
const later = ({ state }: Host, minutes: number): Host =>
  openAddOnAt(state.workbook, Date.UTC(2026, 3, 1, 8) + minutes * 60_000);
const runOf = (host: Host): string => runAddOn(host, highs, request).report.run_id ?? '';
const keyed = (host: Host) => new Map(planned(host.state.workbook).map((row) => [String(row.initiative_key), row]));
const scoreOf = (host: Host, key: string, score: number): void =>
  typeBeside(host.state.workbook, 'Candidates', (row) => row.initiative_key === key, 'value_score', String(score));

test('publishing shows the plan on Roadmap, every entry in a quarter, and below it what is not funded with its reason', () => {
  const host = open();
  const run_id = runOf(host);
  const { reply, preview } = publish(host, wordsFor(run_id), highs);
  expect(reply).toMatchObject({ ok: true, version: 1, nothing_new: false });
  const rows = planned(host.state.workbook);
  const funded = rowsOf(host.state.workbook, 'Results').filter(({ selected }) => selected === true);
  expect(rows.map(({ initiative_key }) => initiative_key)).toEqual(funded.map(({ initiative_key }) => initiative_key));
  expect(preview.changes.added).toHaveLength(rows.length);
  expect(new Set(rows.map(({ planned_quarter, planned_year }) => `${planned_quarter} ${planned_year}`))).toEqual(
    new Set(['Q1 2026', 'Q2 2026']),
  );
  expect(new Set(rows.map((row) => [row.change, row.source_run_id, row.version].join()))).toEqual(
    new Set([`added,${run_id},1`]),
  );
  const others = rowsOf(host.state.workbook, 'Roadmap').filter(({ change }) => change === 'not now');
  expect(others).toHaveLength(12 - rows.length);
  for (const { status, reason } of others) {
    expect(status).toBe('');
    expect(reason).toMatch(/^no room: .*\. It fits with .* more there.*|^less value .*\. It comes in when .*/u);
  }
});

test('publishing the same portfolio again changes nothing', () => {
  const host = open();
  const run_id = runOf(host);
  publish(host, wordsFor(run_id), highs);
  const before = rowsOf(host.state.workbook, 'Roadmap');
  const { reply, preview } = publish(later(host, 1), wordsFor(run_id), highs);
  expect(preview.nothing_new).toBe(true);
  expect(reply).toEqual({
    ok: true,
    version: 1,
    nothing_new: true,
    message: 'Nothing has changed since version 1 was published.',
  });
  expect(rowsOf(host.state.workbook, 'Roadmap')).toEqual(before);
  expect(callAddOn(host, 'readRoadmaps', null).reply.roadmaps).toHaveLength(1);
});

test('ranks, quarters, locks, notes and rows of people carry over, and a lock keeps what the next run drops', () => {
  const host = open();
  const { workbook } = host.state;
  publish(host, wordsFor(runOf(host)), highs);
  const [first, second, third] = planned(workbook).map(({ initiative_key }) => String(initiative_key));
  if (first === undefined || second === undefined || third === undefined) throw new Error('three are funded');
  const edit = (key: string, header: string, value: string | boolean | number): void =>
    typeBeside(workbook, 'Roadmap', (row) => row.initiative_key === key, header, value as string);
  edit(first, 'notes', '=promised');
  edit(first, 'is_locked_in', true);
  edit(second, 'priority_rank', 99);
  edit(second, 'planned_quarter', 'q1');
  edit(third, 'notes', 'talk to Bob');
  const out = rowsOf(workbook, 'Roadmap').find(({ change }) => change === 'not now');
  typeBeside(workbook, 'Roadmap', (row) => row.initiative_key === out?.initiative_key, 'notes', 'next year?');
  const byHand = String(
    rowsOf(workbook, 'Roadmap')
      .filter(({ change }) => change === 'not now')
      .at(-1)?.initiative_key,
  );
  deleteRow(workbook, byHand);
  addRow(workbook, { initiative_key: byHand.toLowerCase(), priority_rank: 50, notes: 'by hand' });
  scoreOf(host, first, 0);
  scoreOf(host, third, 0);
  scoreOf(host, String(out?.initiative_key), 500);
  const { reply, preview } = publish(host, wordsFor(runOf(host)), highs);
  expect(reply).toMatchObject({ ok: true, version: 2 });
  const rows = keyed(host);
  expect(rows.get(first)).toMatchObject({ notes: '=promised', is_locked_in: true });
  expect(rows.get(first)?.attention).toMatch(/^not in the portfolio: objective 0, \+\d+ tokens/u);
  expect(rows.get(second)).toMatchObject({ priority_rank: 99, planned_quarter: 'Q1' });
  const counted = Object.values(preview.changes).map((keys) => keys.length);
  expect(reply.message).toMatch(
    new RegExp(`: ${counted[0]} added, ${counted[1]} dropped, ${counted[2]} moved\\.$`, 'u'),
  );
  expect(preview.changes.moved).toContain(second);
  expect(preview.changes.dropped).toContain(third);
  expect(rows.has(third)).toBe(false);
  expect(rows.get(String(out?.initiative_key))).toMatchObject({ notes: 'next year?', change: 'added' });
  expect(rows.get(byHand)).toMatchObject({ change: 'manual', notes: 'by hand', priority_rank: 50, source_run_id: '' });
  const aside = rowsOf(workbook, 'Roadmap').find(({ initiative_key }) => initiative_key === third);
  expect(aside).toMatchObject({ change: 'not now', notes: 'talk to Bob' });
});

test('edits survive sorting, and Save keeps them', () => {
  const host = open();
  const { workbook } = host.state;
  publish(host, wordsFor(runOf(host)), highs);
  const [first, , last] = planned(workbook).map(({ initiative_key }) => String(initiative_key));
  typeBeside(workbook, 'Roadmap', (row) => row.initiative_key === first, 'notes', 'mine');
  const sheet = workbook.sheets.find(({ name }) => name === 'Roadmap');
  const [header = [], ...body] = sheet?.grid ?? [];
  sheet?.grid.splice(0, sheet.grid.length, header, ...body.reverse());
  deleteRow(workbook, String(last));
  expect(callAddOn(host, 'readRoadmaps', null).reply.shown).toEqual({ name: 'Plan of record', isEdited: true });
  expect(callAddOn(host, 'saveRoadmapEdits', null).reply).toEqual({ isEdited: true, problems: [] });
  expect(callAddOn(host, 'saveRoadmapEdits', null).reply).toEqual({ isEdited: false, problems: [] });
  const { reply } = callAddOn(host, 'showRoadmap', { name: 'plan of record' });
  expect(reply.roadmap.entries.find(({ initiative_key }) => initiative_key === first)?.notes).toBe('mine');
  expect(reply.drift.lines).toMatchObject([{ initiative_key: last, kind: 'dropped' }]);
  expect(reply.drift.tokens).toBeLessThan(0);
  expect(keyed(host).has(String(last))).toBe(false);
});

test('what cannot be kept stays on the tab and is said', () => {
  const host = open();
  const { workbook } = host.state;
  publish(host, wordsFor(runOf(host)), highs);
  const [first] = planned(workbook).map(({ initiative_key }) => String(initiative_key));
  typeBeside(workbook, 'Roadmap', (row) => row.initiative_key === first, 'planned_quarter', 'soon');
  addRow(workbook, { initiative_key: 'NOBODY', notes: 'who?' });
  expect(callAddOn(host, 'saveRoadmapEdits', null).reply.problems).toEqual([
    'NOBODY is neither on Candidates nor on Backlog, so its row was not saved.',
    `${String(first)}: planned_quarter soon is none of Q1, Q2, Q3, Q4.`,
  ]);
  callAddOn(host, 'showRoadmap', { name: 'Plan of record' });
  const rows = rowsOf(workbook, 'Roadmap');
  expect(rows.find(({ initiative_key }) => initiative_key === 'NOBODY')).toMatchObject({
    notes: 'who?',
    attention: expect.stringMatching(/neither on Candidates nor on Backlog/u),
  });
  expect(keyed(host).get(String(first))?.planned_quarter).toMatch(/^Q[12]$/u);
});

test('a quarter typed without its year is in the year of all other rows; of several years it has to be said', () => {
  const host = open();
  const { workbook } = host.state;
  publish(host, wordsFor(runOf(host)), highs);
  const out = rowsOf(workbook, 'Roadmap').find(({ change }) => change === 'not now');
  const [first] = planned(workbook).map(({ initiative_key }) => initiative_key);
  const edit = (key: unknown, header: string, value: string): void =>
    typeBeside(workbook, 'Roadmap', (row) => row.initiative_key === key, header, value);
  const year = Number(planned(workbook)[0]?.planned_year);
  edit(out?.initiative_key, 'planned_quarter', 'q2');
  expect(callAddOn(host, 'saveRoadmapEdits', null).reply.problems).toEqual([]);
  const { reply } = callAddOn(host, 'showRoadmap', { name: 'Plan of record' });
  const entry = reply.roadmap.entries.find(({ initiative_key }) => initiative_key === out?.initiative_key);
  expect(entry).toMatchObject({ planned_quarter: 'Q2', planned_year: year });

  edit(first, 'planned_year', String(year + 1));
  edit(out?.initiative_key, 'planned_year', '');
  expect(callAddOn(host, 'saveRoadmapEdits', null).reply.problems).toEqual([
    `${out?.initiative_key}: planned_quarter Q2 needs a planned_year beside it.`,
  ]);
});

test('un-publishing restores the former version exactly', () => {
  const host = open();
  const { workbook } = host.state;
  publish(host, wordsFor(runOf(host)), highs);
  const [first] = planned(workbook).map(({ initiative_key }) => String(initiative_key));
  typeBeside(workbook, 'Roadmap', (row) => row.initiative_key === first, 'notes', 'kept');
  const before = planned(workbook);
  scoreOf(host, String(first), 0);
  publish(host, wordsFor(runOf(host)), highs);
  const { reply } = callAddOn(host, 'unpublishRoadmap', { name: 'Plan of record', version: 2 });
  expect(reply).toEqual({ version: 1, message: 'Version 2 was taken back. Version 1 is live again.' });
  expect(planned(workbook)).toEqual(before);
  expect(callAddOn(host, 'unpublishRoadmap', { name: 'Plan of record', version: 2 }).reply.message).toMatch(
    'not live any more',
  );
  callAddOn(host, 'unpublishRoadmap', { name: 'Plan of record', version: 1 });
  expect(planned(workbook)).toEqual([]);
  expect(callAddOn(host, 'readRoadmaps', null).reply.roadmaps.map(({ status }) => status)).toEqual(['draft', 'draft']);
});

test('of two who publish at once one wins, and the other is told what changed', () => {
  const host = open();
  const first = runOf(host);
  scoreOf(host, 'INIT-0003', 900);
  const second = runOf(later(host, 1));
  const mine = callAddOn(host, 'previewRoadmap', wordsFor(first)).reply;
  const theirs = callAddOn(host, 'previewRoadmap', wordsFor(second)).reply;
  const place = (run_id: string, preview: typeof mine) =>
    callAddOn(host, 'publishRoadmap', { words: wordsFor(run_id), token: preview.token, places: [] }).reply;
  expect(place(first, mine)).toMatchObject({ ok: true, version: 1 });
  const told = place(second, theirs);
  expect(told.ok).toBe(false);
  expect(told.message).toMatch(
    /^Version 1.*is not what you saw in the preview\. Nothing was published\. Look again: version 2/u,
  );
  expect(callAddOn(host, 'readRoadmaps', null).reply.roadmaps).toHaveLength(1);
  if (told.ok) throw new Error('the second is refused');
  expect(place(second, told.preview)).toMatchObject({ ok: true, version: 2 });
});

test('quarters that break a rule nobody gave up are refused', () => {
  const host = open();
  const run_id = runOf(host);
  const preview = callAddOn(host, 'previewRoadmap', wordsFor(run_id)).reply;
  const places = planQuarters(preview, highs).map(({ initiative_key }) => ({
    initiative_key,
    place: { quarter: 'Q1' as const, year: 2026 },
  }));
  const { reply } = callAddOn(host, 'publishRoadmap', { words: wordsFor(run_id), token: preview.token, places });
  expect(reply).toMatchObject({ ok: false, message: 'The planned quarters do not fit this roadmap. Plan them again.' });
  expect(() => callAddOn(host, 'previewRoadmap', wordsFor(run_id, { timeframe_label: 'soon' }))).toThrow(
    'soon is no timeframe.',
  );
});

test('publishing costs as many Sheets calls for 500 entries as for 50', () => {
  const costs = [90, 900].map((count) => {
    const host = openAddOn(typedWorkbook(plainPlan(count)));
    const { run_id, problem } = callAddOn(host, 'freezeRun', { ...request, time_limit_s: 20 }).reply as never as {
      run_id: string;
      problem: Parameters<typeof solve>[0];
    };
    callAddOn(host, 'recordRun', { run_id, answer: solve(problem, highs) });
    const { calls, reply } = publish(host, wordsFor(run_id));
    expect(reply.ok).toBe(true);
    return { count: planned(host.state.workbook).length, calls: calls.map(({ serviceCalls }) => serviceCalls.sheets) };
  });
  expect(costs[1]?.count).toBeGreaterThan(400);
  expect(costs[1]?.calls).toEqual(costs[0]?.calls);
});

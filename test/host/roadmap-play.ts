import { type CallOptions, type Host, ScriptFailure } from '../../src/workbench/host';
import type { Random } from '../brute-force/random';
import { callAddOn } from './built-add-on';
import { rowsOf, typeBeside } from './grid';
import { addRow, deleteRow, planned, publish, wordsFor } from './publishing';

/** What people wrote beside an initiative of the live version. */
interface Kept {
  readonly notes: string;
  readonly isLocked: boolean;
}

/** A roadmap that is published, edited, published again and taken back in a random order, with mishaps. */
export interface Play {
  readonly host: Host;
  /** Runs with different plans. */
  readonly runs: readonly string[];
  readonly random: Random;
  /** Of what share of the calls something goes wrong. */
  readonly mishapShare: number;
}

const name = 'Plan of record';

/** Plays `steps` steps and examines what is left after each; gives how often something went wrong. */
export function playRoadmap({ host, runs, random, mishapShare }: Play, steps: number): number {
  const { workbook } = host.state;
  /** The entries of versions as they were last seen live. */
  const seen = new Map<number, readonly unknown[]>();
  let mishaps = 0;

  const withMishaps = <T>(action: (options: CallOptions) => T): T => {
    if (!random.chance(mishapShare)) return action({});
    const place = random.whole(1, 60);
    const isKilled = random.chance(0.5);
    let calls = 0;
    const beforeCall = (): void => {
      calls += 1;
      if (calls === place || (isKilled && calls > place)) throw new Error('Service unavailable');
    };
    try {
      return action({ beforeCall });
    } catch (error) {
      if (!(error instanceof ScriptFailure)) throw error;
      mishaps += 1;
      examineStore();
      return action({});
    }
  };
  const heads = () => callAddOn(host, 'readRoadmaps', null).reply.roadmaps;
  const live = () => heads().find(({ status }) => status === 'published') ?? null;
  const show = () => callAddOn(host, 'showRoadmap', { name }).reply.roadmap;

  /** What must hold whatever went wrong. */
  function examineStore(): void {
    const versions = heads();
    expect(versions.filter(({ status }) => status === 'published').length).toBeLessThanOrEqual(1);
    expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
    for (const { source_run_id } of versions) expect(runs).toContain(source_run_id);
  }

  /** Notes by initiative, wherever they stand on the tab, and locks of entries. */
  function written(): ReadonlyMap<string, Kept> {
    return new Map(
      rowsOf(workbook, 'Roadmap')
        .filter(({ initiative_key: key }) => key !== '')
        .map(({ initiative_key: key, notes, is_locked_in }) => [
          String(key),
          { notes: String(notes), isLocked: is_locked_in === true },
        ]),
    );
  }

  const editRow = (key: string, header: string, value: string | number | boolean): void =>
    // The grid takes checkboxes too.
    typeBeside(workbook, 'Roadmap', (row) => row.initiative_key === key, header, value as string);

  function edit(): void {
    const rows = planned(workbook).map(({ initiative_key }) => String(initiative_key));
    for (const key of random.some(rows, 2)) {
      if (random.chance(0.6)) editRow(key, 'notes', `note ${random.whole(1, 999)}`);
      if (random.chance(0.4)) editRow(key, 'is_locked_in', true);
      if (random.chance(0.4)) editRow(key, 'priority_rank', random.whole(1, 50));
      if (random.chance(0.3)) editRow(key, 'planned_quarter', random.pick(['Q1', 'Q2']));
    }
    const others = rowsOf(workbook, 'Roadmap').filter(({ change }) => change === 'not now');
    const [other] = random.some(others, 1).map(({ initiative_key }) => String(initiative_key));
    const luck = random.next();
    if (other !== undefined && luck < 0.4) editRow(other, 'notes', `aside ${random.whole(1, 999)}`);
    else if (other !== undefined && luck < 0.6) {
      deleteRow(workbook, other);
      addRow(workbook, { initiative_key: other, notes: 'by hand' });
    }
    const unlocked = planned(workbook).filter(({ is_locked_in, notes }) => is_locked_in !== true && notes === '');
    const [gone] = random.some(unlocked, 1);
    if (gone !== undefined && random.chance(0.3)) deleteRow(workbook, String(gone.initiative_key));
  }

  function publishOne(): void {
    const run = random.pick(runs);
    const timeframe_label = random.pick(['2026-H1', '2026']);
    const words = wordsFor(run, { timeframe_label });
    const before = live();
    const kept = before === null ? new Map<string, Kept>() : written();
    withMishaps((options) => expect(publish(host, words, null, options).reply.ok).toBe(true));
    const now = written();
    for (const [key, { notes, isLocked }] of kept) {
      if (notes !== '') expect([key, now.get(key)?.notes]).toEqual([key, notes]);
      if (isLocked) expect([key, now.get(key)?.isLocked]).toEqual([key, true]);
    }
    expect(live()?.source_run_id).toBe(run);
    expect(live()?.timeframe_label).toBe(timeframe_label);
  }

  function takeBack(): void {
    const now = live();
    if (now === null) return;
    const former = heads().find(({ status, version }) => status === 'superseded' && version < now.version) ?? null;
    withMishaps((options) => callAddOn(host, 'unpublishRoadmap', { name, version: now.version }, options));
    expect(live()?.version ?? null).toBe(former?.version ?? null);
    if (former !== null) expect(show().entries).toEqual(seen.get(former.version));
  }

  for (let step = 0; step < steps; step += 1) {
    const luck = random.next();
    if (live() === null || luck < 0.4) publishOne();
    else if (luck < 0.65) takeBack();
    else {
      edit();
      const typed = written();
      if (random.chance(0.5)) withMishaps((options) => callAddOn(host, 'saveRoadmapEdits', null, options));
      else withMishaps((options) => callAddOn(host, 'showRoadmap', { name }, options));
      show();
      for (const [key, { notes, isLocked }] of typed) {
        expect([key, written().get(key)]).toEqual([key, { notes, isLocked }]);
      }
    }
    examineStore();
    const now = live();
    if (now === null) continue;
    const { version, entries } = show();
    seen.set(version, entries);
    for (const { source_run_id } of entries) if (source_run_id !== null) expect(runs).toContain(source_run_id);
  }
  return mishaps;
}

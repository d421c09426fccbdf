import type { NewPlace } from './store-place';
import { anchorsOf, type RunWords, startedRun } from './store-record';

/** Versions of constraint sets, as every store counts them. */
export function describeVersions(newPlace: NewPlace): void {
  /** A place, and how it numbers the set of a run that is started there. */
  const numbering = (): ((words: Omit<RunWords, 'id'>) => number | undefined) => {
    const place = newPlace();
    let runs = 0;
    return (words) => {
      runs += 1;
      const run = startedRun({ ...words, id: `run_${runs}` });
      place.open().start(run, anchorsOf(run));
      const kept = place.open().find(run.run_id)?.constraint_set;
      expect(kept?.name).toBe(run.constraint_set.name);
      const line = place
        .open()
        .view(null)
        .history.find(({ run_id }) => run_id === run.run_id);
      expect(line?.constraint_set_version).toBe(kept?.version);
      return kept?.version;
    };
  };

  test('the same content keeps its version, other content gets the next', () => {
    const versionOf = numbering();
    expect(versionOf({ contentHash: 'a' })).toBe(1);
    expect(versionOf({ contentHash: 'a' })).toBe(1);
    expect(versionOf({ contentHash: 'b' })).toBe(2);
    expect(versionOf({ contentHash: 'a' })).toBe(1);
    expect(versionOf({ contentHash: 'b' })).toBe(2);
    expect(versionOf({ contentHash: 'c' })).toBe(3);
  });

  test('names that differ by letter case, space or the way an accent is typed only are one set', () => {
    const versionOf = numbering();
    expect(versionOf({ scenario: 'Plan', set: 'Baseline', contentHash: 'a' })).toBe(1);
    expect(versionOf({ scenario: 'PLAN', set: ' baseline', contentHash: 'a' })).toBe(1);
    expect(versionOf({ scenario: 'plan', set: 'BASELINE ', contentHash: 'b' })).toBe(2);
    expect(versionOf({ scenario: 'Plan', set: 'Caf\u00e9  au lait', contentHash: 'a' })).toBe(1);
    expect(versionOf({ scenario: 'Plan', set: 'CAFE\u0301 au lait', contentHash: 'b' })).toBe(2);
  });

  test('names that differ in any other way count for themselves', () => {
    const versionOf = numbering();
    expect(versionOf({ scenario: 'Plan', set: 'Baseline', contentHash: 'a' })).toBe(1);
    for (const [scenario, set] of [
      ['Plan', 'Tight'],
      ['Plan B', 'Baseline'],
      ['Pl\u00e1n', 'Baseline'],
      ['Plan', 'Base line'],
      ['Plan', 'Baseline\u200b'],
      ['Plan', 'Stra\u00dfe'],
      ['Plan', 'Strasse'],
      ['Plan', '\u{1f680}'],
      ['Plan', '\u{1f681}'],
    ] as const) {
      expect(versionOf({ scenario, set, contentHash: 'b' })).toBe(1);
    }
    expect(versionOf({ scenario: 'Plan', set: 'Baseline', contentHash: 'b' })).toBe(2);
  });
}

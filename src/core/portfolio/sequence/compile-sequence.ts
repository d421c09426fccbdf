import { ModelBuilder, termsOf } from '../../model/builder';
import type { Region } from '../../model/feasibility';
import { noTerms } from '../../model/model';
import { deadlinePlace } from './deadline-place';
import type { SequenceStage } from './solve-in-order';
import { fixedPlace, isInside, type Places, type SequenceEntry, type SequenceTask } from './task';

/** A sequence as rows and columns, with its stages, and the way from places to values and back. */
export interface CompiledSequence {
  readonly region: Region;
  readonly stages: readonly SequenceStage[];
  valuesOf(places: Places): readonly number[];
  placesOf(values: readonly number[]): Places;
}

type Pairs = [column: number, coefficient: number][];

/**
 * Compiles a sequence. y_jq = 1: entry j lies in quarter q or an earlier one, so y_jq <= y_j,q+1, and j takes its tokens
 * where y rises:
 * - capacity: sum_j t_j (y_jq - y_j,q-1) <= cap_q, or what people fixed there when that is more;
 * - needs: y_dq <= y_nq; bundles: y_aq = y_bq. Where people fixed one of the two, s = 1 gives the row up.
 *
 * Stages: fewest given up; fewest tokens without a quarter; fewest deadlines missed; least sum of contribution times
 * quarter number (without a quarter: one more than the last); as early as possible.
 */
export function compileSequence(task: SequenceTask): CompiledSequence {
  const builder = new ModelBuilder();
  const length = task.quarters.length;
  const columns = new Map<string, readonly number[]>();
  const fixed = new Map(task.entries.map((entry) => [entry.initiative_key, fixedPlace(task, entry)]));
  for (const [index, { initiative_key: key }] of task.entries.entries()) {
    const at = fixed.get(key) ?? null;
    const own = task.quarters.map((_, q) => {
      const [lower, upper] = at === null ? [0, 1] : at <= q ? [1, 1] : [0, 0];
      return builder.addColumn({ name: `y_${index + 1}_${q + 1}`, lower, upper, integer: true });
    });
    columns.set(key, own);
    for (let q = 1; q < length; q += 1) addRow(`grows_${index + 1}_${q}`, own, q - 1, own, q, null);
  }
  const byKey = new Map(task.entries.map((entry) => [entry.initiative_key, entry]));
  addCapacity('all', task.entries, task.capacity);
  for (const [index, pool] of task.pools.entries()) {
    const members = pool.keys.flatMap((key) => byKey.get(key) ?? []);
    addCapacity(`pool_${index + 1}`, members, pool.capacity);
  }
  const slacks: { readonly column: number; readonly isBroken: (places: Places) => boolean }[] = [];
  for (const [index, { dependent, needed }] of task.needs.entries()) {
    link(`need_${index + 1}`, dependent, needed, false);
  }
  for (const [index, { members }] of task.bundles.entries()) {
    // Around a fixed member, so that giving up one link frees one member.
    const centre = members.find((key) => fixed.get(key) != null) ?? members[0] ?? '';
    for (const [m, member] of members.entries()) {
      if (member !== centre) link(`bundle_${index + 1}_${m + 1}`, member, centre, true);
    }
  }
  const region = builder.build({ sense: 'minimize', terms: noTerms, constant: 0 });
  return { region, stages: stages(), valuesOf, placesOf };

  /** left_q <= right_r, given up by s. */
  function addRow(
    name: string,
    left: readonly number[],
    q: number,
    right: readonly number[],
    r: number,
    slack: number | null,
  ): void {
    const pairs: Pairs = [[left[q] ?? 0, 1], [right[r] ?? 0, -1], ...(slack === null ? [] : ([[slack, -1]] as Pairs))];
    builder.addRow(name, Number.NEGATIVE_INFINITY, termsOf(pairs), 0);
  }

  function addCapacity(name: string, members: readonly SequenceEntry[], capacity: SequenceTask['capacity']): void {
    for (const [q, cap] of capacity.entries()) {
      if (cap === null || cap === undefined) continue;
      const pairs = members.flatMap(({ initiative_key: key, tokens }): Pairs => {
        const own = columns.get(key) ?? [];
        const rise: Pairs = [[own[q] ?? 0, tokens]];
        return q === 0 ? (fixed.get(key) === -1 ? [] : rise) : [...rise, [own[q - 1] ?? 0, -tokens]];
      });
      const taken = members
        .filter(({ initiative_key: key }) => fixed.get(key) === q)
        .reduce((total, { tokens }) => total + tokens, 0);
      builder.addRow(`room_${name}_${q + 1}`, Number.NEGATIVE_INFINITY, termsOf(pairs), Math.max(cap, taken));
    }
  }

  /** Every quarter of `later` comes no earlier than that of `earlier`; the same one when `together`. */
  function link(name: string, later: string, earlier: string, together: boolean): void {
    const [left, right] = [columns.get(later), columns.get(earlier)];
    if (left === undefined || right === undefined) return;
    const [one, other] = [fixed.get(later) ?? null, fixed.get(earlier) ?? null];
    // What people fixed on both sides is as it is.
    if (one !== null && other !== null) return;
    let slack: number | null = null;
    if (one !== null || other !== null) {
      slack = builder.addColumn({ name: `s_${name}`, lower: 0, upper: 1, integer: true });
      const isBroken = (places: Places): boolean => {
        const [at, before] = [rankOf(places.get(later)), rankOf(places.get(earlier))];
        return together ? at !== before : at < before;
      };
      slacks.push({ column: slack, isBroken });
    }
    for (let q = 0; q < length; q += 1) {
      addRow(`${name}_${q + 1}`, left, q, right, q, slack);
      if (together) addRow(`${name}_back_${q + 1}`, right, q, left, q, slack);
    }
  }

  function rankOf(place: number | null | undefined): number {
    return place ?? length;
  }

  function stages(): readonly SequenceStage[] {
    const minimized = (
      name: string,
      timeShare: number,
      least: number | null,
      pairs: Pairs,
      constant: number,
    ): SequenceStage => ({
      name,
      sense: 'minimize',
      terms: termsOf(pairs.filter(([, coefficient]) => coefficient !== 0)),
      constant,
      least,
      timeShare,
    });
    const free = task.entries.filter(({ initiative_key: key }) => fixed.get(key) === null);
    const columnOf = (key: string, q: number): number => columns.get(key)?.[q] ?? 0;
    const due = free.flatMap((entry) => {
      const last = deadlinePlace(task, entry);
      return last === null || last < 0 ? [] : [{ key: entry.initiative_key, last }];
    });
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
    const all = [
      minimized(
        'edits',
        0.3,
        0,
        slacks.map(({ column }) => [column, 1]),
        0,
      ),
      minimized(
        'tokens',
        0.4,
        0,
        free.map(({ initiative_key: key, tokens }) => [columnOf(key, length - 1), -tokens]),
        sum(free.map(({ tokens }) => tokens)),
      ),
      minimized(
        'deadlines',
        0.3,
        0,
        due.map(({ key, last }) => [columnOf(key, last), -1]),
        due.length,
      ),
      minimized(
        'value',
        0.7,
        null,
        free.flatMap(({ initiative_key: key, contribution }) =>
          // What takes from the objective comes late, but not never.
          weights(contribution).map((weight, q): Pairs[number] => [columnOf(key, q), -weight]),
        ),
        sum(free.map(({ contribution }) => contribution * (contribution < 0 ? length : length + 1))),
      ),
      minimized(
        'early',
        1,
        free.length,
        free.flatMap(({ initiative_key: key }) =>
          weights(1).map((weight, q): Pairs[number] => [columnOf(key, q), -weight]),
        ),
        free.length * (length + 1),
      ),
    ];
    return all.filter(({ terms }) => terms.columns.length > 0);
  }

  function weights(contribution: number): readonly number[] {
    return task.quarters.map((_, q) => (contribution < 0 && q === length - 1 ? 0 : contribution));
  }

  function valuesOf(places: Places): readonly number[] {
    const values = region.columns.map(() => 0);
    for (const [key, own] of columns) {
      const place = fixed.get(key) ?? places.get(key) ?? length;
      for (const [q, column] of own.entries()) values[column] = place <= q ? 1 : 0;
    }
    const all = new Map([...places, ...[...fixed].filter(([, place]) => place !== null)]);
    for (const { column, isBroken } of slacks) values[column] = isBroken(all) ? 1 : 0;
    return values;
  }

  function placesOf(values: readonly number[]): Places {
    return new Map(
      [...columns].map(([key, own]) => {
        const at = fixed.get(key) ?? null;
        if (at !== null) return [key, at];
        const place = own.findIndex((column) => (values[column] ?? 0) > 0.5);
        return [key, isInside(task, place) ? place : null];
      }),
    );
  }
}

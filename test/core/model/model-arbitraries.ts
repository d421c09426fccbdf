import fc from 'fast-check';
import type { Column, Model, Row, Sense, Terms } from '../../../src/core/model/model';

/** A small model of the product's row kinds, and objectives to ask of it. */
export interface SmallCase {
  readonly model: Model;
  readonly objectives: readonly { readonly sense: Sense; readonly terms: Terms; readonly constant: number }[];
}

const amount = fc.constantFrom(5, 10, 15, 20, 12.5, 7, 30);
const contribution = fc.oneof(
  fc.constantFrom(0, 0, 1, 2, 3, -1),
  fc.double({ min: 0.004, max: 0.1, noNaN: true }),
  fc.double({ min: 1, max: 1e5, noNaN: true }),
);

/** A number as people type it, with up to four decimals. */
const typed = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 1e4) / 1e4);

/** Models of 2 to `most` binary columns with every rule's rows, synergy columns y in [0, 1] and shortfall columns u >= 0. */
export function smallCases(most: number): fc.Arbitrary<SmallCase> {
  return fc.integer({ min: 2, max: most }).chain((n) => {
    const member = fc.integer({ min: 0, max: n - 1 });
    const members = fc.uniqueArray(member, { minLength: 1, maxLength: n });
    const some = fc.uniqueArray(member, { minLength: 2, maxLength: Math.min(3, n) });
    return fc
      .record({
        tokens: fc.array(amount, { minLength: n, maxLength: n }),
        caps: fc.array(fc.record({ members, share: fc.double({ min: 0.2, max: 1, noNaN: true }) }), { maxLength: 3 }),
        floors: fc.array(fc.record({ members, share: fc.double({ min: 0.1, max: 0.5, noNaN: true }) }), {
          maxLength: 1,
        }),
        counts: fc.array(
          fc.record({ members, least: fc.integer({ min: 0, max: 1 }), most: fc.integer({ min: 1, max: n }) }),
          {
            maxLength: 2,
          },
        ),
        fixed: fc.array(fc.record({ member, to: fc.constantFrom(0, 1) }), { maxLength: 1 }),
        pairs: fc.array(some, { maxLength: 3 }),
        bundles: fc.array(some, { maxLength: 2 }),
        needs: fc.array(fc.tuple(member, member), { maxLength: 4 }),
        synergies: fc.array(fc.record({ members: some, bonus: typed(-5, 5) }), {
          maxLength: 2,
        }),
        kpi: fc.array(contribution, { minLength: n, maxLength: n }),
        kpiFloor: fc.option(typed(0, 0.6), { nil: undefined }),
        goals: fc.array(fc.record({ members, share: fc.double({ min: 0.2, max: 1.2, noNaN: true }) }), {
          maxLength: 2,
        }),
        scale: fc.constantFrom(1e-3, 1, 1e3),
        costs: fc.array(fc.array(contribution, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 2 }),
        sense: fc.constantFrom<Sense>('maximize', 'minimize'),
        constant: fc.constantFrom(0, 3, -1000),
      })
      .map((parts) => caseOf(n, parts));
  });
}

function caseOf(
  n: number,
  parts: {
    readonly tokens: readonly number[];
    readonly caps: readonly { readonly members: readonly number[]; readonly share: number }[];
    readonly floors: readonly { readonly members: readonly number[]; readonly share: number }[];
    readonly counts: readonly { readonly members: readonly number[]; readonly least: number; readonly most: number }[];
    readonly fixed: readonly { readonly member: number; readonly to: number }[];
    readonly pairs: readonly (readonly number[])[];
    readonly bundles: readonly (readonly number[])[];
    readonly needs: readonly (readonly [number, number])[];
    readonly synergies: readonly { readonly members: readonly number[]; readonly bonus: number }[];
    readonly kpi: readonly number[];
    readonly kpiFloor: number | undefined;
    readonly goals: readonly { readonly members: readonly number[]; readonly share: number }[];
    readonly scale: number;
    readonly costs: readonly (readonly number[])[];
    readonly sense: Sense;
    readonly constant: number;
  },
): SmallCase {
  const columns: Column[] = Array.from({ length: n }, (_, i) => ({ name: `x${i}`, lower: 0, upper: 1, integer: true }));
  for (const { member, to } of parts.fixed)
    columns[member] = { name: `x${member}`, lower: to, upper: to, integer: true };
  const rows: Row[] = [];
  const add = (lower: number, upper: number, cols: readonly number[], coefficients: readonly number[]) =>
    rows.push({ name: `row${rows.length}`, lower, upper, terms: { columns: cols, coefficients } });
  const ones = (members: readonly number[]) => members.map(() => 1);
  const of = (values: readonly number[], members: readonly number[]) => members.map((i) => values[i] ?? 0);
  const total = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0);

  for (const { members, share } of parts.caps)
    add(-Infinity, share * total(of(parts.tokens, members)), members, of(parts.tokens, members));
  for (const { members, share } of parts.floors)
    add(share * total(of(parts.tokens, members)), Infinity, members, of(parts.tokens, members));
  for (const { members, least, most } of parts.counts) add(least, most, members, ones(members));
  for (const members of parts.pairs) add(-Infinity, 1, members, ones(members));
  for (const [first, ...others] of parts.bundles) for (const other of others) add(0, 0, [first ?? 0, other], [1, -1]);
  for (const [d, needed] of parts.needs) if (d !== needed) add(-Infinity, 0, [d, needed], [1, -1]);
  const earned = parts.synergies.map(({ members, bonus }, s) => {
    const y = columns.length;
    columns.push({ name: `y${s}`, lower: 0, upper: 1, integer: false });
    if (bonus > 0) for (const m of members) add(-Infinity, 0, [y, m], [1, -1]);
    else add(-Infinity, members.length - 1, [...members, y], [...ones(members), -1]);
    return { y, bonus: bonus * parts.scale };
  });
  const kpi = parts.kpi.map((c) => c * parts.scale);
  const all = kpi.map((_, i) => i).filter((i) => kpi[i] !== 0);
  const kpiColumns = [...all, ...earned.map((s) => s.y)];
  const kpiCoefficients = [...of(kpi, all), ...earned.map((s) => s.bonus)];
  const positive = total(kpi.map((c) => Math.max(c, 0)));
  if (parts.kpiFloor !== undefined) add(parts.kpiFloor * positive, Infinity, kpiColumns, kpiCoefficients);
  const shortfalls: { readonly u: number; readonly required: number }[] = [];
  for (const { members, share } of parts.goals) {
    const own = members.filter((i) => kpi[i] !== 0);
    const required = share * total(of(kpi, own).map((c) => Math.max(c, 0)));
    if (required <= 0) continue;
    const u = columns.length;
    columns.push({ name: `u${shortfalls.length}`, lower: 0, upper: Infinity, integer: false });
    add(required, Infinity, [...own, u], [...of(kpi, own), 1]);
    shortfalls.push({ u, required });
  }
  const xs = Array.from({ length: n }, (_, i) => i);
  return {
    model: { columns, rows, objective: { sense: 'maximize', terms: { columns: [], coefficients: [] }, constant: 0 } },
    objectives: [
      {
        sense: 'maximize',
        terms: { columns: kpiColumns, coefficients: kpiCoefficients },
        constant: parts.constant,
      },
      {
        sense: 'minimize',
        terms: {
          columns: shortfalls.map((s) => s.u),
          coefficients: shortfalls.map((s) => 1 / s.required / shortfalls.length),
        },
        constant: 0,
      },
      { sense: 'minimize', terms: { columns: xs, coefficients: parts.tokens }, constant: 0 },
      ...parts.costs.map((costs) => ({
        sense: parts.sense,
        terms: { columns: xs, coefficients: costs },
        constant: parts.constant,
      })),
    ],
  };
}

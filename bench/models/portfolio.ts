import type { Stage } from '../../src/core/model/lexicographic';
import type { Column, Model, Row, Terms } from '../../src/core/model/model';
import { noTerms } from '../../src/core/model/model';
import { mulberry32 } from './mulberry32';

/** A made-up portfolio: the natural model of every rule type, and its stages in order. */
export interface Portfolio {
  readonly model: Model;
  readonly stages: readonly Stage[];
}

const kpis = 4;
const countries = 6;
const departments = 5;

/**
 * A feasible portfolio of n candidates with capacities (global, per country, per department, crossed), floors, counts, fixed
 * candidates, pairs, bundles, prerequisites, synergies of both signs, KPI floors and goals. Rules are drawn around a random
 * selection that satisfies them all. `likeness` in [0, 1]: how much value follows tokens; near 1 makes knapsacks hard.
 * `pressure` in [0, 1]: how many bounds there are and how close they lie to that selection.
 */
export function makePortfolio(n: number, seed: number, likeness = 0.8, pressure = 0.7): Portfolio {
  const random = mulberry32(seed * 7919 + n);
  const pick = (count: number) => Math.floor(random() * count);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

  const tokens = Array.from({ length: n }, () => 5 * Math.max(1, Math.round(20 * Math.exp(0.7 * normal()))));
  const country = tokens.map(() => pick(countries));
  const department = tokens.map(() => pick(departments));
  const deadline = tokens.map((_, i) => ({ i, day: random() < 0.3 ? 1e9 : pick(90) }));
  const contribution = Array.from({ length: kpis }, (_, k) =>
    tokens.map((t) => {
      if (random() > 0.3 + 0.5 * pressure) return 0;
      const size = likeness * t + (1 - likeness) * 100 * Math.exp(0.6 * normal());
      return Math.round(size * 1000 * (random() < 0.05 ? -0.3 : 1)) / (k === 2 ? 1e6 : 100);
    }),
  );
  const chosen = tokens.map(() => random() < 0.5);

  const columns: Column[] = tokens.map((_, i) => ({ name: `x${i}`, lower: 0, upper: 1, integer: true }));
  const rows: Row[] = [];
  const row = (name: string, lower: number, upper: number, cols: readonly number[], coefficients: readonly number[]) =>
    rows.push({ name: `${name}_${rows.length}`, lower, upper, terms: { columns: cols, coefficients } });
  const ones = (members: readonly number[]) => members.map(() => 1);
  const all = tokens.map((_, i) => i);
  const sum = (members: readonly number[], values: readonly number[]) =>
    members.reduce((total, i) => total + (chosen[i] ? (values[i] ?? 0) : 0), 0);
  const tokensOf = (members: readonly number[]) => members.map((i) => tokens[i] ?? 0);

  // Logic first, each rule kept only where the reference selection agrees.
  for (let p = 0; p < n * 0.3 * pressure; p += 1) {
    const [a, b] = [pick(n), pick(n)];
    if (a !== b && !(chosen[a] && chosen[b])) row('pair', -Infinity, 1, [a, b], [1, 1]);
  }
  for (let p = 0; p < n * 0.3 * pressure; p += 1) {
    const [d, needed] = [pick(n), pick(n)];
    if (d !== needed && (!chosen[d] || chosen[needed])) row('needs', -Infinity, 0, [d, needed], [1, -1]);
  }
  for (let b = 0; b < n * 0.03; b += 1) {
    const members = [...new Set([pick(n), pick(n), pick(n)])].filter(
      (i, _, list) => chosen[i] === chosen[list[0] ?? 0],
    );
    for (const other of members.slice(1)) row('bundle', 0, 0, [members[0] ?? 0, other], [1, -1]);
  }
  for (const i of all) {
    if (random() < 0.02) {
      const column = columns[i];
      if (column) columns[i] = { ...column, lower: chosen[i] ? 1 : 0, upper: chosen[i] ? 1 : 0 };
    }
  }
  const capRow = (members: readonly number[], slack: number) =>
    row('cap', -Infinity, Math.floor(sum(members, tokens) * slack + 40), members, tokensOf(members));
  capRow(all, 1.02);
  for (let c = 0; c < countries; c += 1) {
    const members = all.filter((i) => country[i] === c);
    if (members.length === 0) continue;
    if (random() < 0.2 + 0.8 * pressure) capRow(members, 1.02 + random() * 0.2 * (1 - pressure));
    if (random() < 0.4)
      row('floor', Math.floor(sum(members, tokens) * (0.6 + 0.38 * pressure)), Infinity, members, tokensOf(members));
  }
  for (let d = 0; d < departments; d += 1) {
    const members = all.filter((i) => department[i] === d);
    if (members.length === 0) continue;
    if (random() < 0.2 + 0.8 * pressure) capRow(members, 1.02 + random() * 0.3 * (1 - pressure));
    const count = members.filter((i) => chosen[i]).length;
    if (random() < pressure) row('atMost', -Infinity, count + 1, members, ones(members));
    if (random() < 0.3) row('atLeast', Math.max(0, count - 2), Infinity, members, ones(members));
  }
  for (let p = 0; p < 12 * pressure; p += 1) {
    const [c, d] = [pick(countries), pick(departments)];
    const members = all.filter((i) => country[i] === c && department[i] === d);
    if (members.length > 0) capRow(members, 1.02 + 0.2 * (1 - pressure));
  }

  // Synergies: per synergy a column and its KPI.
  const earned: { readonly column: number; readonly kpi: number; readonly bonus: number; readonly value: number }[] =
    [];
  for (let s = 0; s < n * 0.15 * pressure; s += 1) {
    const members = [...new Set([pick(n), pick(n), ...(random() < 0.4 ? [pick(n)] : [])])];
    if (members.length < 2) continue;
    const kpi = pick(kpis);
    const typical = (contribution[kpi] ?? []).reduce((total, c) => total + c, 0) / n;
    const negative = random() < 0.3;
    const y = columns.length;
    columns.push({ name: `y${s}`, lower: 0, upper: 1, integer: false });
    if (negative) row('both', -Infinity, members.length - 1, [...members, y], [...ones(members), -1]);
    else for (const m of members) row('earn', -Infinity, 0, [y, m], [1, -1]);
    const bonus = typical * (0.3 + random()) * (negative ? -1 : 1);
    earned.push({ column: y, kpi, bonus, value: members.every((m) => chosen[m]) ? 1 : 0 });
  }
  const kpiTerms = (k: number, members: readonly number[], synergies: boolean): Terms => {
    const own = members.filter((i) => contribution[k]?.[i] !== 0);
    const extra = synergies ? earned.filter((s) => s.kpi === k) : [];
    return {
      columns: [...own, ...extra.map((s) => s.column)],
      coefficients: [...own.map((i) => contribution[k]?.[i] ?? 0), ...extra.map((s) => s.bonus)],
    };
  };
  const kpiTotal = (k: number, members: readonly number[], synergies: boolean) =>
    sum(members, contribution[k] ?? []) +
    (synergies ? earned.filter((s) => s.kpi === k).reduce((total, s) => total + s.bonus * s.value, 0) : 0);

  for (const k of [1, 3]) {
    const terms = kpiTerms(k, all, true);
    row('kpiFloor', kpiTotal(k, all, true) * (0.8 + 0.19 * pressure), Infinity, terms.columns, terms.coefficients);
  }
  const shortfalls: { readonly column: number; readonly required: number }[] = [];
  const goal = (k: number, members: readonly number[], synergies: boolean, factor: number) => {
    const required = Math.round(kpiTotal(k, members, synergies) * factor * 100) / 100;
    if (required <= 0) return;
    const terms = kpiTerms(k, members, synergies);
    const u = columns.length;
    columns.push({ name: `u${shortfalls.length}`, lower: 0, upper: Infinity, integer: false });
    row('goal', required, Infinity, [...terms.columns, u], [...terms.coefficients, 1]);
    shortfalls.push({ column: u, required });
  };
  for (let k = 0; k < kpis; k += 1) goal(k, all, true, 0.8 + random() * 0.6);
  for (let c = 0; c < 2; c += 1)
    goal(
      pick(kpis),
      all.filter((i) => country[i] === c),
      false,
      0.8 + random() * 0.6,
    );

  const weights = [0.4, 0.3, 0.2, 0.1];
  const mainTerms = new Map<number, number>();
  for (let k = 0; k < kpis; k += 1) {
    const terms = kpiTerms(k, all, true);
    const scale = (contribution[k] ?? []).reduce((total, c) => total + Math.max(c, 0), 0) || 1;
    for (const [p, j] of terms.columns.entries()) {
      mainTerms.set(j, (mainTerms.get(j) ?? 0) + ((weights[k] ?? 0) / scale) * (terms.coefficients[p] ?? 0));
    }
  }
  const byDeadline = [...deadline].sort((a, b) => a.day - b.day || a.i - b.i).map(({ i }) => i);
  return {
    model: { columns, rows, objective: { sense: 'maximize', terms: noTerms, constant: 0 } },
    stages: [
      {
        name: 'main',
        sense: 'maximize',
        terms: { columns: [...mainTerms.keys()], coefficients: [...mainTerms.values()] },
        constant: 0,
      },
      {
        name: 'goals',
        sense: 'minimize',
        terms: {
          columns: shortfalls.map((s) => s.column),
          coefficients: shortfalls.map((s) => 1 / s.required / shortfalls.length),
        },
        constant: 0,
      },
      { name: 'tokens', sense: 'minimize', terms: { columns: all, coefficients: tokens }, constant: 0 },
      {
        name: 'deadlines',
        sense: 'minimize',
        terms: { columns: byDeadline, coefficients: byDeadline.map((_, r) => r + 1) },
        constant: 0,
      },
    ],
  };
}

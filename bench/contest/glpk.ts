import type { GLPK, LP } from 'glpk.js/node';
import type { Model } from '../../src/core/model/model';
import type { Claim, NaturalSolver } from './contestant';

/** Found at run time rather than bundled: it looks for its WebAssembly beside itself. */
const packageName = 'glpk.js/node';

/** glpk.js, synchronous, with its presolver, gap 0. */
export async function loadGlpk(): Promise<NaturalSolver> {
  // A name that is not written out gives no type; this is the package's own.
  const { default: load } = (await import(packageName)) as typeof import('glpk.js/node');
  const glpk = await load();
  return { solve: (model, limitMs) => solve(glpk, model, limitMs) };
}

function solve(glpk: GLPK, model: Model, limitMs: number): Claim {
  const options = { msglev: glpk.GLP_MSG_OFF, presol: true, mipgap: 0, tmlim: Math.ceil(limitMs / 1000) };
  const startedAt = performance.now();
  const { result } = glpk.solve(asProblem(glpk, model), options);
  const isInTime = performance.now() - startedAt < limitMs;
  const values = model.columns.map((_, j) => result.vars[`c${j}`] ?? 0);
  if (result.status === glpk.GLP_OPT) return { status: 'proven', values };
  if (result.status === glpk.GLP_FEAS) return { status: 'stopped', values };
  if (result.status === glpk.GLP_NOFEAS && isInTime) return { status: 'infeasible', values: null };
  return { status: 'none', values: null };
}

function asProblem(glpk: GLPK, { columns, rows, objective }: Model): LP {
  const bounds = (lower: number, upper: number) => {
    const [hasLower, hasUpper] = [Number.isFinite(lower), Number.isFinite(upper)];
    const both = lower === upper ? glpk.GLP_FX : glpk.GLP_DB;
    const one = hasLower ? glpk.GLP_LO : hasUpper ? glpk.GLP_UP : glpk.GLP_FR;
    return { type: hasLower && hasUpper ? both : one, lb: hasLower ? lower : 0, ub: hasUpper ? upper : 0 };
  };
  const vars = (terms: Model['objective']['terms']) =>
    terms.columns.map((j, p) => ({ name: `c${j}`, coef: terms.coefficients[p] ?? 0 }));
  return {
    name: 'natural',
    objective: {
      direction: objective.sense === 'maximize' ? glpk.GLP_MAX : glpk.GLP_MIN,
      name: 'value',
      vars: vars(objective.terms),
    },
    subjectTo: rows.map(({ lower, upper, terms }, i) => ({
      name: `r${i}`,
      vars: vars(terms),
      bnds: bounds(lower, upper),
    })),
    bounds: columns.map(({ lower, upper }, j) => ({ name: `c${j}`, ...bounds(lower, upper) })),
    generals: columns.flatMap(({ integer }, j) => (integer ? [`c${j}`] : [])),
  };
}

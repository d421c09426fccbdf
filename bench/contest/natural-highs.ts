import type { Highs } from 'highs';
import loadRuntime from 'highs';
import type { Model } from '../../src/core/model/model';
import type { Claim, NaturalSolver } from './contestant';

/** HiGHS as its documentation has it: the model passed as it stands, default options, gap 0. */
export async function loadNaturalHighs(): Promise<NaturalSolver> {
  const highs = await loadRuntime();
  return { solve: (model, limitMs) => solve(highs, model, limitMs) };
}

function solve(highs: Highs, { columns, rows, objective }: Model, limitMs: number): Claim {
  const { modelStatus, objectiveSense } = highs.constants;
  const colCost = new Float64Array(columns.length);
  for (const [p, j] of objective.terms.columns.entries()) colCost[j] = objective.terms.coefficients[p] ?? 0;
  const starts = new Int32Array(rows.length + 1);
  for (const [i, { terms }] of rows.entries()) starts[i + 1] = (starts[i] ?? 0) + terms.columns.length;
  return highs.withModel((native): Claim => {
    native.options.set({ output_flag: false, time_limit: limitMs / 1000, mip_rel_gap: 0, mip_abs_gap: 0 });
    native.passModel({
      sense: objective.sense === 'maximize' ? objectiveSense.maximize : objectiveSense.minimize,
      numCols: columns.length,
      numRows: rows.length,
      colCost,
      colLower: Float64Array.from(columns, (column) => column.lower),
      colUpper: Float64Array.from(columns, (column) => column.upper),
      rowLower: Float64Array.from(rows, (row) => row.lower),
      rowUpper: Float64Array.from(rows, (row) => row.upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: columns.length,
        starts,
        indices: Int32Array.from(rows.flatMap((row) => row.terms.columns)),
        values: Float64Array.from(rows.flatMap((row) => row.terms.coefficients)),
      },
      integrality: columns.map((column) => (column.integer ? 1 : 0)),
    });
    native.run();
    const status = native.getModelStatus();
    if (status === modelStatus.infeasible) return { status: 'infeasible', values: null };
    const feasiblePoint = 2;
    const hasAnswer = Number(native.info.get('primal_solution_status')) === feasiblePoint;
    const values = hasAnswer ? Array.from(native.getSolution().colValue) : null;
    if (status === modelStatus.optimal) return { status: 'proven', values };
    return { status: values === null ? 'none' : 'stopped', values };
  });
}

import type { Problem } from '../../../src/core/problem/problem';
import { readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { generate } from '../generate';
import { tablesOf } from '../plain-workbook';
import { randomFrom } from '../random';

/** Every second rule or so of a random workbook made soft, at random prices. */
export function softened(seed: number): Problem | null {
  const { workbook, request } = generate(seed);
  const random = randomFrom(seed + 9e6);
  const soft = workbook['Constraints']?.map((row) =>
    random.chance(0.6)
      ? { ...row, strength: 'soft', break_price: random.pick<string | number>(['', 0, 0.1, 0.5, 1, 3]) }
      : row,
  );
  const targets = workbook['Targets']?.map((row) =>
    random.chance(0.6) ? { ...row, strength: 'soft', break_price: random.pick<string | number>(['', 0.2, 2]) } : row,
  );
  const changed = { ...workbook, ...(soft && { Constraints: soft }), ...(targets && { Targets: targets }) };
  const reading = readProblem(readWorkbookRows(tablesOf(changed)), request, scoreWorkbook);
  return reading.ok && reading.value.problem.rules.some(({ strength }) => strength === 'soft')
    ? reading.value.problem
    : null;
}

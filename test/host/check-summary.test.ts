import { build } from './built-add-on';
import { noteHeading } from './edit-desk';
import { goodPlan, openGoodPlan } from './edit-plan';

beforeAll(build);

const gap = (goodPlan['KPI_Contributions'] ?? []).map((row) => (row[0] === 'BRAVO' ? ['BRAVO', '2', ''] : row));

test('what no row shows is named by Check inputs and noted on the header of its column', () => {
  const desk = openGoodPlan({ KPI_Contributions: gap });
  const reply: unknown = JSON.parse(String(desk.check().value));
  expect(reply).toMatchObject({ summary: expect.stringMatching(/^1 warning\. KPI_Contributions, LOYALTY: .*BRAVO/u) });
  expect(desk.note('KPI_Contributions', 1, 'LOYALTY')).toContain(noteHeading);
  expect(desk.note('KPI_Contributions', 1, 'LOYALTY')).toContain('BRAVO');
  expect(desk.note('KPI_Contributions', 1, 'ORDERS')).toBe('');
});

test("the edit that fills the gap takes the header's note away and leaves the person's own", () => {
  const desk = openGoodPlan({ KPI_Contributions: gap });
  desk.writeNote('KPI_Contributions', 1, 'LOYALTY', `Ask Kim\n\n${desk.note('KPI_Contributions', 1, 'LOYALTY')}`);
  desk.type('KPI_Contributions', 'C3', ['3']);
  expect(desk.note('KPI_Contributions', 1, 'LOYALTY')).toBe('Ask Kim');
  desk.clear('KPI_Contributions', 'C5');
  expect(desk.note('KPI_Contributions', 1, 'LOYALTY')).toContain('DELTA');
  expect(desk.errors()).toEqual([]);
});

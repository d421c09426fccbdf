import { parseListText, printList } from '../../../src/core/kernel/list-text';
import { parsePairsText } from '../../../src/core/kernel/pairs-text';

test.each([
  ['commas', 'A, B,C'],
  ['semicolons', 'A;B ; C'],
  ['pipes', 'A|B | C'],
  ['line breaks', 'A\nB\r\nC'],
  ['a mixture with empty parts', ',A,,B;\n|C,'],
])('a list may be separated by %s', (_, text) => {
  expect(parseListText(text)).toEqual(['A', 'B', 'C']);
});

test('a name with a space stays one name, and a blank list has none', () => {
  expect(parseListText('Tech Debt')).toEqual(['Tech Debt']);
  expect(parseListText(' , ; ')).toEqual([]);
});

test('a long list is cut with the number left out', () => {
  expect(printList(['A', 'B', 'C'], 3)).toBe('A, B, C');
  expect(printList(['A', 'B', 'C', 'D'], 2)).toBe('A, B and 2 more');
});

const shares = [
  { name: 'ORDERS', number: 0.6 },
  { name: 'COST', number: 0.4 },
];

test.each([
  ['colons and commas', 'ORDERS: 60%, COST: 0.4'],
  ['equals signs and semicolons', 'ORDERS = 60% ; COST = 40%'],
  ['decimal commas and semicolons', 'ORDERS: 0,6; COST: 0,4'],
  ['decimal commas on lines of their own', 'ORDERS: 60,0%\nCOST: 0,4'],
  ['decimal commas and pipes', 'ORDERS: 0,6|COST: 0,400'],
  ['line breaks', 'ORDERS: 60%\nCOST: 0.4\n'],
  ['a JSON object', '{"ORDERS": 0.6, "COST": 0.4}'],
  ['a JSON object of texts', '{"ORDERS": "60%", "COST": "40 %"}'],
])('pairs are read from %s', (_, text) => {
  expect(parsePairsText(text)).toMatchObject({ ok: true, pairs: shares });
});

test('pairs stay in the order written', () => {
  const read = parsePairsText('Z: 1, A: 2, M: 3');
  expect(read.ok && read.pairs.map((pair) => pair.name)).toEqual(['Z', 'A', 'M']);
});

test.each([
  ['UK: 1,200, DE: 300', [1200, 300]],
  ['UK: 1,200,DE: 300', [1200, 300]],
  ['UK:400,DE:300', [400, 300]],
  ['UK: 1,200,500; DE: 2 500', [1200500, 2500]],
])('in %j thousands are told from separators', (text, numbers) => {
  const read = parsePairsText(text);
  expect(read.ok && read.pairs.map((pair) => pair.number)).toEqual(numbers);
});

test.each([
  ['ORDERS: 1,5', [1.5]],
  ['{"ORDERS": 1.234, "COST": 1200}', [1.234, 1200]],
  ['ORDERS: 0.125, COST: 0.875', [0.125, 0.875]],
])('in %j decimals are told from separators', (text, numbers) => {
  const read = parsePairsText(text);
  expect(read.ok && read.pairs.map((pair) => pair.number)).toEqual(numbers);
});

test('where decimals follow a comma, a lone point before three digits separates thousands', () => {
  const read = parsePairsText('UK: 1.200; DE: 300,5; FR: 0.5', ',');
  expect(read.ok && read.pairs.map((pair) => pair.number)).toEqual([1200, 300.5, 0.5]);
  const reason = '"1,200" beside UK can mean 1200 or 1,2; write the one that is meant';
  expect(parsePairsText('UK: 1,200', ',')).toEqual({ ok: false, reason });
});

test.each(['', '   ', '{}'])('%j has no pairs', (text) => {
  expect(parsePairsText(text)).toMatchObject({ ok: true, pairs: [] });
});

test.each([
  ['ORDERS', '"ORDERS" has no colon and number'],
  ['ORDERS: 60%, COST', '"COST" has no colon and number'],
  [': 5', 'a name is missing before "5"'],
  ['ORDERS: much', '"much" beside ORDERS is not a number'],
  ['ORDERS:', '"" beside ORDERS is not a number'],
  [
    'ORDERS: 0,6, COST: 0,4',
    '"ORDERS: 0,6" has a decimal comma, but commas separate the parts; write 0.6, or semicolons between',
  ],
  ['UK: 1.200, DE: 300', '"1.200" beside UK can mean 1200 or 1.2; write the one that is meant'],
  ['{"UK": "1.200"}', '"1.200" beside UK can mean 1200 or 1.2; write the one that is meant'],
  ['ORDERS: 0,6; COST: 0,4,4', '"0,4,4" beside COST is not a number'],
  ['ORDERS: 1, orders: 2', 'orders stands twice'],
  ['{"ORDERS": 1', 'it starts like JSON but is not valid JSON'],
  ['[1, 2]', 'it is not a JSON object'],
  ['{"ORDERS": null}', '"null" beside ORDERS is not a number'],
  ['{"ORDERS": {"share": 1}}', '"{"share":1}" beside ORDERS is not a number'],
])('%j is refused: %s', (text, reason) => {
  expect(parsePairsText(text)).toEqual({ ok: false, reason });
});

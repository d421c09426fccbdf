import type { Column, Model, Row, Terms } from './model';

/**
 * Prints a model in the CPLEX LP format, one row a line, in the model's own order.
 *
 * Names keep letters, digits and `_ . ( ) [ ] # $ &`; other characters become `_`, and a name that could be read as a number gets
 * `_` in front. A constant of the objective stands as a term of its own. Numbers are printed in full (shortest exact decimal).
 */
export function printLpText(model: Model): string {
  const names = model.columns.map((column) => safeName(column.name));
  const lines = [
    model.objective.sense === 'maximize' ? 'Maximize' : 'Minimize',
    ` objective: ${expression(model.objective.terms, names, model.objective.constant)}`,
    'Subject To',
    ...model.rows.flatMap((row) => rowLines(row, names)),
    'Bounds',
    ...model.columns.flatMap((column, j) => boundLine(column, names[j] ?? '')),
    ...section(
      'Binaries',
      model.columns.flatMap((column, j) => (isBinary(column) ? [names[j] ?? ''] : [])),
    ),
    ...section(
      'Generals',
      model.columns.flatMap((column, j) => (column.integer && !isBinary(column) ? [names[j] ?? ''] : [])),
    ),
    'End',
  ];
  return `${lines.join('\n')}\n`;
}

function rowLines({ name, lower, upper, terms }: Row, names: readonly string[]): string[] {
  const left = expression(terms, names, 0);
  const label = safeName(name);
  if (lower === upper) return [` ${label}: ${left} = ${print(upper)}`];
  // The format has no portable two-sided row, so such a row is two.
  const two = lower !== -Infinity && upper !== Infinity;
  return [
    ...(lower === -Infinity ? [] : [` ${label}${two ? '.min' : ''}: ${left} >= ${print(lower)}`]),
    ...(upper === Infinity ? [] : [` ${label}${two ? '.max' : ''}: ${left} <= ${print(upper)}`]),
  ];
}

function expression({ columns, coefficients }: Terms, names: readonly string[], constant: number): string {
  const parts = columns.map((j, p) => ({ coefficient: coefficients[p] ?? 0, name: names[j] ?? '' }));
  const texts = parts.map(({ coefficient, name }) => {
    const size = Math.abs(coefficient);
    return `${coefficient < 0 ? '-' : '+'} ${size === 1 ? '' : `${print(size)} `}${name}`;
  });
  if (constant !== 0) texts.push(`${constant < 0 ? '-' : '+'} ${print(Math.abs(constant))}`);
  if (texts.length === 0) return names.length > 0 ? `0 ${names[0]}` : '0';
  return texts.join(' ').replace(/^\+ /, '');
}

function boundLine(column: Column, name: string): string[] {
  const { lower, upper } = column;
  if (isBinary(column) || (lower === 0 && upper === Infinity)) return [];
  if (lower === -Infinity && upper === Infinity) return [` ${name} free`];
  if (lower === upper) return [` ${name} = ${print(lower)}`];
  return [` ${print(lower)} <= ${name}${upper === Infinity ? '' : ` <= ${print(upper)}`}`];
}

function isBinary({ integer, lower, upper }: Column): boolean {
  return integer && lower === 0 && upper === 1;
}

function section(title: string, members: readonly string[]): string[] {
  return members.length === 0 ? [] : [title, ` ${members.join(' ')}`];
}

function print(value: number): string {
  if (value === Infinity) return '+inf';
  if (value === -Infinity) return '-inf';
  return String(value);
}

function safeName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_.()[\]#$&]/g, '_');
  // A leading digit or point, or an e followed by one, could be read as a number.
  return /^([0-9.]|[eE][0-9])/.test(safe) || safe === '' ? `_${safe}` : safe;
}

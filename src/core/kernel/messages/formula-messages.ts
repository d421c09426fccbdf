import { didYouMean, message } from './message';

/** Where something stands in a formula: both count from 1. */
export type InFormula = {
  readonly line: number;
  readonly character: number;
};

const place = ({ line, character }: InFormula): string => `Line ${line}, character ${character}`;

const unknownName = message({
  severity: 'error',
  says: (at: InFormula & { readonly name: string; readonly near: string | null }) =>
    `${place(at)}: ${at.name} has no value${didYouMean(at.near)}`,
  fix: ({ name }) => `Add ${name} to Params ("Seed parameters" does it), or correct the name`,
});

/** What can be wrong with a formula and the parameters it uses. */
export const formulaMessages = {
  'formula-unreadable': message({
    severity: 'error',
    says: (at: InFormula & { readonly found: string | null }) =>
      at.found === null ? `${place(at)}: the formula ends too early` : `${place(at)}: ${at.found} cannot be read here`,
    fix: () => 'Use numbers, names, + - * / ( ), min and max, one "name = expression" a line',
  }),
  'formula-too-long': message({
    severity: 'error',
    says: (facts: { readonly what: string; readonly limit: number }) =>
      `The formula has more than ${facts.limit} ${facts.what}`,
    fix: () => 'Split it into lines with names of their own, or into several models',
  }),
  'formula-number-ambiguous': message({
    severity: 'error',
    says: (at: InFormula & { readonly text: string; readonly isArgument: boolean }) =>
      `${place(at)}: ${at.text} can be ${at.isArgument ? 'one number or several inside min or max' : 'a thousand or a decimal'}`,
    fix: ({ text, isArgument }) =>
      isArgument
        ? `Write ${text.replace(/,/gu, '')} for one number, or ${text.replace(/,/gu, ', ')} for several`
        : `Write ${text.replace(/[.,]/gu, '')} for a thousand, or ${text.replace(',', '.')}0 for a decimal`,
  }),
  'formula-unknown-name': unknownName,
  'draft-unknown-name': { ...unknownName, severity: 'warning' },
  'formula-unknown-function': message({
    severity: 'error',
    says: (at: InFormula & { readonly name: string }) => `${place(at)}: ${at.name}( ) is not known here`,
    fix: () => 'Use min( ) or max( ), or write the calculation out',
  }),
  'formula-name-repeated': message({
    severity: 'error',
    says: (at: InFormula & { readonly name: string; readonly first: number }) =>
      `${place(at)}: ${at.name} has a value already in line ${at.first}`,
    fix: () => 'Give each line a name of its own',
  }),
  'formula-cycle': message({
    severity: 'error',
    says: (at: InFormula & { readonly names: readonly string[] }) =>
      `${place(at)}: ${at.names.join(' needs ')}, which goes round in a circle`,
    fix: () => 'Let one of these lines use numbers or parameters only',
  }),
  'formula-no-result': message<Record<string, never>>({
    severity: 'error',
    says: () => 'No line says what the result is',
    fix: () => 'Call the line with the result value, for example value = users * uplift',
  }),
  'formula-division-by-zero': message({
    severity: 'error',
    says: (at: InFormula) => `${place(at)}: this divides by 0`,
    fix: () => 'Check the parameters; a part that can be 0 cannot be divided by',
  }),
  'formula-overflow': message({
    severity: 'error',
    says: (at: InFormula) => `${place(at)}: the result is too large to be a number`,
    fix: () => 'Check the parameters and their units',
  }),
  'formula-units-differ': message({
    severity: 'warning',
    says: (at: InFormula & { readonly left: string; readonly right: string }) =>
      `${place(at)}: this puts ${at.left} and ${at.right} together`,
    fix: () => 'Check that both are in the same unit, or correct the unit on Params',
  }),
} as const;

import { didYouMean, message } from './message';

/** Problems of whole tabs and their headers. */
export const tableMessages = {
  'unusable-command': message<{ message: string }>({
    severity: 'error',
    says: ({ message }) => message.replace(/\.$/u, ''),
    fix: () => 'Correct the command; --help shows what it takes',
  }),
  'missing-tab': message<{ tab: string }>({
    severity: 'error',
    says: ({ tab }) => `there is no tab named ${tab}`,
    fix: ({ tab }) => `Add the tab ${tab}, or choose Set up tabs`,
  }),
  'missing-header': message<{ header: string; near: string | null }>({
    severity: 'error',
    says: ({ header, near }) => `row 1 has no header ${header}${near === null ? '' : ` (but it has "${near}")`}`,
    fix: ({ header, near }) =>
      near === null ? `Add a column headed ${header}` : `Rename the header "${near}" to ${header}`,
  }),
  'misspelt-header': message<{ shown: string; header: string }>({
    severity: 'warning',
    says: ({ shown, header }) => `the column "${shown}" is not read${didYouMean(header)}`,
    fix: ({ header }) => `Rename the header to ${header}, or leave it if the column is one of your own`,
  }),
  'duplicate-header': message<{ header: string; shown: readonly string[] }>({
    severity: 'error',
    says: ({ header, shown }) => `${shown.length} columns are read as ${header} (${shown.join(', ')})`,
    fix: ({ header }) => `Keep one column ${header} and rename the others`,
  }),
  'empty-tab': message<{ tab: string }>({
    severity: 'error',
    says: ({ tab }) => `${tab} has no rows`,
    fix: () => 'Add at least one row',
  }),
  'unknown-kpi-column': message<{ header: string; near: string | null }>({
    severity: 'warning',
    says: ({ header, near }) => `the column "${header}" is not a KPI of Metrics_Config${didYouMean(near)}`,
    fix: ({ near }) => `Rename the header to ${near ?? 'a KPI key'}, or leave it: the column is not used`,
  }),
} as const;

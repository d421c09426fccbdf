import { didYouMean, message } from './message';

/** Problems of whole tabs and their headers. */
export const tableMessages = {
  'unusable-command': message<{ message: string }>({
    severity: 'error',
    cause: 'The command line names no workbook that can be read, or asks for something that is not there.',
    says: ({ message }) => message.replace(/\.$/u, ''),
    fix: () => 'Correct the command; --help shows what it takes',
  }),
  'missing-tab': message<{ tab: string }>({
    severity: 'error',
    cause: 'A tab that the run needs is not in the workbook.',
    says: ({ tab }) => `there is no tab named ${tab}`,
    fix: ({ tab }) => `Add the tab ${tab}, or choose Set up tabs`,
  }),
  'missing-header': message<{ header: string; near: string | null }>({
    severity: 'error',
    cause: 'Row 1 lacks the header of a required column.',
    says: ({ header, near }) => `row 1 has no header ${header}${near === null ? '' : ` (but it has "${near}")`}`,
    fix: ({ header, near }) =>
      near === null ? `Add a column headed ${header}` : `Rename the header "${near}" to ${header}`,
  }),
  'misspelt-header': message<{ shown: string; header: string }>({
    severity: 'warning',
    cause: 'A column is headed almost like one of the tab that is not there; what stands in it is not read.',
    says: ({ shown, header }) => `the column "${shown}" is not read${didYouMean(header)}`,
    fix: ({ header }) => `Rename the header to ${header}, or leave it if the column is one of your own`,
  }),
  'duplicate-header': message<{ header: string; shown: readonly string[] }>({
    severity: 'error',
    cause:
      'Two columns of a tab are headed alike, or by two names of one column, so that it is not clear which counts.',
    says: ({ header, shown }) => `${shown.length} columns are read as ${header} (${shown.join(', ')})`,
    fix: ({ header }) => `Keep one column ${header} and rename the others`,
  }),
  'empty-tab': message<{ tab: string }>({
    severity: 'error',
    cause: 'A tab that the run needs has headers but no rows.',
    says: ({ tab }) => `${tab} has no rows`,
    fix: () => 'Add at least one row',
  }),
  'unknown-kpi-column': message<{ header: string; near: string | null }>({
    severity: 'warning',
    cause: 'A column of KPI_Contributions is headed almost like a KPI that has no column of its own.',
    says: ({ header, near }) => `the column "${header}" is not a KPI of Metrics_Config${didYouMean(near)}`,
    fix: ({ near }) => `Rename the header to ${near ?? 'a KPI key'}, or leave it: the column is not used`,
  }),
} as const;

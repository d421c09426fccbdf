import type { SetUp } from './set-up-tabs';

/** What set-up did, in one or two sentences. */
export function describeSetUp({ made, added, isMended, sheets }: SetUp): string {
  if (made.length === sheets.size) {
    return `Set up ${made.length} tabs. Fill Scenario_Config and Candidates, or choose Add sample data to try a plan.`;
  }
  const parts = [
    ...(made.length > 0 ? [`the ${made.length === 1 ? 'tab' : 'tabs'} ${made.join(', ')}`] : []),
    ...added.map(({ tab, columns }) => `${columns.join(', ')} on ${tab}`),
  ];
  if (parts.length > 0) return `Added ${parts.join('; ')}. Everything else stays where it was.`;
  if (isMended) return 'All tabs were there. Formats, dropdowns, help and colours are complete again.';
  return 'All tabs are set up already. Nothing was changed.';
}

import { planTabs } from '../../core/app/choose-plan';
import { runHere } from '../../core/app/run-here';
import type { Scope } from '../../core/problem/problem';
import { loadPart } from '../parts/load-part';
import { selectedRow, showSummary } from '../ui/menu';
import { act } from './act';

/** Menu: whole runs in one execution, without the sidebar. Each gives a RunHereReply and shows its summary. */
export const runHereEntries = {
  runSelectedCandidates: () => runFromMenu('runSelectedCandidates', 'Run selected candidates', 'selected'),
  runAllCandidates: () => runFromMenu('runAllCandidates', 'Run all candidates', 'all'),
} as const;

function runFromMenu(name: string, title: string, scope: Scope): string {
  return act(name, (ports) => {
    const [selected = null] = planTabs.flatMap(({ name: tab }) => {
      const row = selectedRow(tab);
      return row === null ? [] : [{ tab, row }];
    });
    const onSolving = (message: string): void => showSummary(title, message);
    const reply = runHere({ scope, selected }, { ...ports, solve: loadPart('server-solver').solveHere, onSolving });
    showSummary(title, reply.summary);
    return reply;
  });
}

import type { Calls } from '../../core/app/calls';
import { showSummary } from '../ui/menu';
import { attempt } from './act';
import type { Entry } from './entry';
import { partEntries } from './part-entries';
import { tabEntries } from './tab-entries';

/** Menu: calls that say in a toast what they did; pages say it themselves. */
export const menuEntries = {
  checkInputsFromMenu: () => tell('checkInputs', 'Check inputs', ({ summary }) => summary),
  setUpTabsFromMenu: () => tell('setUpTabs', 'Set up tabs', ({ message }) => message),
  addSampleFromMenu: () => tell('addSampleData', 'Add sample data', ({ message }) => message),
  clearSampleFromMenu: () => {
    if (attempt('clearSampleFromMenu', askToClear)) tell('clearSample', 'Clear sample', ({ message }) => message);
  },
  scoreInitiativesFromMenu: () => tell('scoreInitiatives', 'Score initiatives', ({ summary }) => summary),
  seedParametersFromMenu: () => tell('seedParameters', 'Seed parameters', ({ summary }) => summary),
} as const;

/** The calls that are menu items as well. */
const told = { ...tabEntries, ...partEntries } as const;

type Told = 'checkInputs' | 'setUpTabs' | 'addSampleData' | 'clearSample' | 'scoreInitiatives' | 'seedParameters';

function tell<Name extends Told>(name: Name, title: string, say: (reply: Calls[Name]['reply']) => string): void {
  const call: Entry = told[name];
  const reply: Calls[Name]['reply'] = JSON.parse(call());
  attempt(name, () => showSummary(title, say(reply)));
}

function askToClear(): boolean {
  const ui = SpreadsheetApp.getUi();
  const question =
    'Remove the rows of the sample from the tabs? Rows that you added or changed stay, and so does every run.';
  return ui.alert('Clear sample', question, ui.ButtonSet.YES_NO) === ui.Button.YES;
}

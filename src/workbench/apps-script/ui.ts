import { GoogleError } from './google-error';
import type { Execution } from './host-state';
import type { HtmlOutputState } from './html-output';
import { Later } from './later';
import { anyOf, ITSELF, methodsOn } from './service-object';
import { EnumObject, ServiceObject, serviceKind } from './service-value';
import type { Answer, MenuState, Panel, Question } from './ui-state';

const call = methodsOn<Execution>('ui');

const BUTTON = new EnumObject('Base.Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const BUTTON_SET = new EnumObject('Base.ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

interface MenuHandle extends MenuState {
  readonly execution: Execution;
}

const menuCall = methodsOn<MenuHandle>('ui');
const menuKind = serviceKind<MenuHandle>('Base.Menu', {
  addItem: menuCall(['String', 'String'], (menu, caption, functionName) => {
    menu.entries.push({ kind: 'item', caption, functionName });
    return ITSELF;
  }),
  addSeparator: menuCall([], (menu) => {
    menu.entries.push({ kind: 'separator' });
    return ITSELF;
  }),
  addSubMenu: menuCall(['Menu'], (menu, sub) => {
    menu.entries.push({ kind: 'menu', menu: plainMenu(sub) });
    return ITSELF;
  }),
  addToUi: menuCall([], (menu) => {
    const { menus } = menu.execution.state.ui;
    const place = menus.findIndex((other) => other.caption === menu.caption && other.isAddonMenu === menu.isAddonMenu);
    if (place >= 0) menus.splice(place, 1);
    menus.push(plainMenu(menu));
    return null;
  }),
});

const responseKind = serviceKind<Answer>('Base.PromptResponse', {
  getSelectedButton: methodsOn<Answer>('ui')([], (answer) => BUTTON.values[answer.button]),
  getResponseText: methodsOn<Answer>('ui')([], (answer) => answer.text ?? ''),
});

const uiKind = serviceKind<Execution>(
  'Base.Ui',
  {
    createMenu: call(
      ['String'],
      (execution, caption) => new ServiceObject(menuKind, { execution, caption, isAddonMenu: false, entries: [] }),
    ),
    createAddonMenu: call(
      [],
      (execution) => new ServiceObject(menuKind, { execution, caption: '', isAddonMenu: true, entries: [] }),
    ),
    showSidebar: call(['HtmlOutput'], ({ state }, html) => {
      // Sidebars are 300 pixels wide whatever the page asks for.
      state.ui.sidebar = { ...panel(html, html.title), width: 300, height: null };
      return null;
    }),
    showModalDialog: call(['HtmlOutput', 'String'], ({ state }, html, title) => {
      state.ui.dialog = { ...panel(html, title), isModal: true };
      return null;
    }),
    showModelessDialog: call(['HtmlOutput', 'String'], ({ state }, html, title) => {
      state.ui.dialog = panel(html, title);
      return null;
    }),
    alert: anyOf<Execution>(
      call(['String'], (execution, message) => alert(execution, '', message, 'OK')),
      call(['String', 'ButtonSet'], (execution, message, buttons) => alert(execution, '', message, buttons.value)),
      call(['String?', 'String', 'ButtonSet'], (execution, title, message, buttons) =>
        alert(execution, title ?? '', message, buttons.value),
      ),
    ),
    prompt: anyOf<Execution>(
      call(['String'], (execution, message) => prompt(execution, '', message, 'OK')),
      call(['String', 'ButtonSet'], (execution, message, buttons) => prompt(execution, '', message, buttons.value)),
      call(['String?', 'String', 'ButtonSet'], (execution, title, message, buttons) =>
        prompt(execution, title ?? '', message, buttons.value),
      ),
    ),
  },
  { Button: BUTTON, ButtonSet: BUTTON_SET },
);

/** The user interface of the open document. */
export function uiObject(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(uiKind, execution);
}

function plainMenu({ caption, isAddonMenu, entries }: MenuState): MenuState {
  return { caption, isAddonMenu, entries: [...entries] };
}

function panel(html: HtmlOutputState, title: string): Panel {
  return { title, html: html.content, width: html.width, height: html.height };
}

const BUTTONS_OF: Readonly<Record<string, readonly string[]>> = {
  OK: ['OK', 'CLOSE'],
  OK_CANCEL: ['OK', 'CANCEL', 'CLOSE'],
  YES_NO: ['YES', 'NO', 'CLOSE'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL', 'CLOSE'],
};

/** Asks the person, and gives what `read` makes of the answer. */
function ask(execution: Execution, question: Question, read: (answer: Answer) => unknown): unknown {
  const { ui, waits } = execution.state;
  ui.questions.push(question);
  execution.suspend?.();
  if (waits !== undefined) {
    return new Later(waits.answer(question, execution.id).then((answer) => read(checkedAnswer(question, answer))));
  }
  return read(checkedAnswer(question, ui.answer?.(question) ?? { button: 'CLOSE' }));
}

function checkedAnswer(question: Question, answer: Answer): Answer {
  if (!(BUTTONS_OF[question.buttons] ?? []).includes(answer.button)) {
    throw new GoogleError(`The dialog "${question.message}" has no button ${answer.button}.`);
  }
  return answer;
}

function alert(execution: Execution, title: string, message: string, buttons: string): unknown {
  const question: Question = { kind: 'alert', title, message, buttons };
  return ask(execution, question, ({ button }) => BUTTON.values[button]);
}

function prompt(execution: Execution, title: string, message: string, buttons: string): unknown {
  const question: Question = { kind: 'prompt', title, message, buttons };
  return ask(execution, question, (answer) => new ServiceObject(responseKind, answer));
}

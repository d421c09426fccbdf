import type { Answer, Question } from '../apps-script/ui-state';
import type { PageButton, PageMessage, PageQuestion } from './page-messages';

/** Questions of scripts that wait for the person at the screen; one is shown at a time. */
export interface Questions {
  readonly ask: (question: Question, execution: number) => Promise<Answer>;
  readonly answer: (id: number, button: PageButton, text: string) => void;
  /** Takes back what an execution asked that has ended. */
  readonly forget: (execution: number) => void;
  /** What the page is to show now. */
  readonly message: () => PageMessage;
}

interface Waiting {
  readonly shown: PageQuestion;
  readonly execution: number;
  readonly settle: (answer: Answer) => void;
}

const buttonsOf: Readonly<Record<string, readonly PageButton[]>> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

/** No questions yet; `onChange` is called when another one, or none, is to be shown. */
export function createQuestions(onChange: () => void): Questions {
  const waiting: Waiting[] = [];
  let asked = 0;
  const drop = (one: Waiting | undefined, answer: Answer): void => {
    if (one === undefined) return;
    waiting.splice(waiting.indexOf(one), 1);
    one.settle(answer);
    onChange();
  };
  return {
    ask: (question, execution) =>
      new Promise((settle) => {
        asked += 1;
        const { kind, title, message, buttons } = question;
        const shown = { id: asked, kind, title, message, buttons: buttonsOf[buttons] ?? ['OK'] };
        waiting.push({ shown, execution, settle });
        onChange();
      }),
    answer: (id, button, text) =>
      drop(
        waiting.find(({ shown }) => shown.id === id),
        { button, text },
      ),
    forget: (execution) => {
      for (const one of waiting.filter((other) => other.execution === execution)) drop(one, { button: 'CLOSE' });
    },
    message: () => ({ kind: 'question', question: waiting[0]?.shown ?? null }),
  };
}

import type { PageButton, PageQuestion } from '../../server/page-messages';
import { element } from './element';

const captions: Readonly<Record<PageButton, string>> = {
  OK: 'OK',
  CANCEL: 'Cancel',
  YES: 'Yes',
  NO: 'No',
  CLOSE: 'Close',
};

/** Shows what a script asks, or takes it away. */
export function showQuestion(
  over: HTMLElement,
  question: PageQuestion | null,
  answer: (id: number, button: PageButton, text: string) => void,
): void {
  over.querySelector('.question')?.remove();
  if (question === null) return;
  const { id, kind, title, message, buttons } = question;
  const input = element('input', { type: 'text', ariaLabel: message });
  const give = (button: PageButton): void => answer(id, button, input.value);
  const cross = element('button', { type: 'button', className: 'cross', textContent: '✕' });
  cross.setAttribute('aria-label', 'Close');
  cross.addEventListener('click', () => give('CLOSE'));
  const row = element(
    'div',
    { className: 'buttons' },
    ...buttons.map((button, index) => {
      const made = element('button', { type: 'button', textContent: captions[button] });
      if (index === 0) made.className = 'primary';
      made.addEventListener('click', () => give(button));
      return made;
    }),
  );
  const box = element(
    'div',
    { className: 'dialog-box', role: 'alertdialog', ariaLabel: title === '' ? message : title },
    element('div', { className: 'panel-head' }, element('h2', { textContent: title }), cross),
    element('p', { textContent: message }),
    ...(kind === 'prompt' ? [input] : []),
    row,
  );
  const shade = element('div', { className: 'question shade' }, box);
  shade.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') give('CLOSE');
    if (event.key === 'Enter' && event.target === input) give('OK');
  });
  over.append(shade);
  (kind === 'prompt' ? input : row.querySelector('button'))?.focus();
}

import { element } from './element';

/** How long a toast stays, in milliseconds. */
const shownFor = 12_000;

/** Shows a message in the corner for a while. */
export function showToast(corner: HTMLElement, title: string, message: string, isError = false): void {
  const cross = element('button', { type: 'button', className: 'cross', textContent: '✕' });
  cross.setAttribute('aria-label', 'Close');
  const toast = element(
    'div',
    { className: isError ? 'toast error' : 'toast' },
    element(
      'div',
      {},
      ...(title === '' ? [] : [element('b', { textContent: title })]),
      element('p', { textContent: message }),
    ),
    cross,
  );
  const remove = (): void => toast.remove();
  cross.addEventListener('click', remove);
  setTimeout(remove, shownFor);
  corner.append(toast);
}

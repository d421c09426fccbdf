import type { PageToast } from '../../server/page-messages';
import { element } from './element';

/** How long a toast stays unless its script says otherwise, in seconds. */
const usualSeconds = { error: 12, script: 5 } as const;

/** Shows a message in the corner for a while. As in Sheets, a script's toast takes the place of the one before. */
export function showToast(corner: HTMLElement, { title, message, seconds, isError = false }: PageToast): void {
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
  const stay = seconds ?? usualSeconds[isError ? 'error' : 'script'];
  if (stay >= 0) setTimeout(remove, stay * 1000);
  if (!isError) for (const former of corner.querySelectorAll('.toast:not(.error)')) former.remove();
  corner.append(toast);
}

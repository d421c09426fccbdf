import type { ComponentChildren } from 'preact';
import type { Notice } from '../host/explain-failure';
import { Icon } from './icon';

/** Something that did not work, with what to do and buttons for it. */
export function NoticeCard({ notice, children }: { readonly notice: Notice; readonly children?: ComponentChildren }) {
  return (
    <section class="card notice" role="alert">
      <h2>
        <Icon name="warning" /> {notice.title}
      </h2>
      <p>{notice.text}</p>
      {notice.steps.length > 0 && (
        <ul>
          {notice.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
      {children !== undefined && <div class="actions">{children}</div>}
    </section>
  );
}

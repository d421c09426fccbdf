import { useState } from 'preact/hooks';
import type { CellPlace } from '../../../core/app/calls';
import type { RoadmapsState } from '../../../core/app/read-roadmaps';
import { fold } from '../../../core/kernel/fold';
import type { RoadmapHead } from '../../../core/portfolio/roadmap';
import { printHead, printPublished } from '../../model/publish-words';
import type { Actions } from '../use-action';

interface LiveCardProps {
  readonly head: RoadmapHead;
  /** Every version of every roadmap. */
  readonly roadmaps: RoadmapsState['roadmaps'];
  /** What the Roadmap tab shows. */
  readonly shown: RoadmapsState['shown'];
  readonly actions: Actions;
  /** Keeps what was edited on the tab and shows this roadmap there. */
  readonly look: () => void;
  readonly takeBack: () => void;
  readonly select: (place: CellPlace) => void;
}

/** A roadmap that is published. */
export function LiveCard({ head, roadmaps, shown, actions, look, takeBack, select }: LiveCardProps) {
  const [isAsked, setAsked] = useState(false);
  const { name, version, description } = head;
  const versions = roadmaps.filter((other) => fold(other.name) === fold(name));
  const former = versions.find((other) => other.status === 'superseded' && other.version < version);
  const isShown = shown !== null && fold(shown.name) === fold(name);
  const isEdited = isShown && shown.isEdited;
  const isBusy = actions.busy !== null;
  const isLooking = actions.busy === 'look '.concat(name);
  return (
    <section class="card live" aria-label={'Roadmap '.concat(name)}>
      <h2>
        {name} <span class="tag published">published</span>
      </h2>
      <p class="quiet">
        {printHead(head)}
        <br />
        {printPublished(head)}
      </p>
      {description !== '' && <p>{description}</p>}
      {isEdited && <p class="stale">Edits on the tab Roadmap are not saved yet.</p>}
      {isAsked ? (
        <div class="ask">
          <p>
            <strong>Take version {version} back?</strong>{' '}
            {former === undefined
              ? 'Nothing is published under this name then.'
              : 'Version '.concat(String(former.version), ' is live again, exactly as it was.')}
          </p>
          <div class="actions">
            <button
              type="button"
              disabled={isBusy}
              onClick={() => {
                setAsked(false);
                takeBack();
              }}
            >
              Take it back
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              Keep it published
            </button>
          </div>
        </div>
      ) : (
        <div class="actions">
          <button type="button" class={isEdited ? 'primary' : ''} disabled={isBusy} onClick={look}>
            {lookWords(isShown, isEdited, isLooking)}
          </button>
          <button type="button" disabled={isBusy} onClick={() => setAsked(true)}>
            Un-publish
          </button>
        </div>
      )}
      {isShown && (
        <button type="button" class="link" onClick={() => select({ tab: 'Roadmap', row: null, column: null })}>
          Open Roadmap
        </button>
      )}
      {versions.length > 1 && (
        <details class="more">
          <summary>Other versions ({versions.length - 1})</summary>
          <ul class="plain versions">
            {versions
              .filter((other) => other !== head)
              .map((other) => (
                <li key={other.version} class="quiet">
                  {printHead(other)}, {other.status === 'draft' ? 'taken back' : 'replaced'}
                  <br />
                  {printPublished(other)}
                </li>
              ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function lookWords(isShown: boolean, isEdited: boolean, isLooking: boolean): string {
  if (isLooking) return isEdited ? 'Saving …' : 'Looking …';
  if (isEdited) return 'Save edits';
  return isShown ? 'What people changed' : 'Show on Roadmap';
}

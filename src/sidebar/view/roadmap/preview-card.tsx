import { useEffect, useRef } from 'preact/hooks';
import type { PublishWords, RoadmapPreview } from '../../../core/app/preview-roadmap';
import type { Sequence } from '../../../core/portfolio/sequence/solve-sequence';
import { type AskTools, sequenceInSolver } from '../../decide/ask-solver';
import type { CallServer } from '../../host/call';
import { printPublished } from '../../model/publish-words';
import { editPrices, planByQuarter } from '../../model/quarter-plan';
import { printMoment } from '../../model/run-words';
import { QuestionLine } from '../decide/question-line';
import { useQuestion } from '../decide/use-question';
import type { Actions } from '../use-action';
import { ChangeLists } from './change-lists';
import { QuarterList } from './quarter-list';

interface PreviewCardProps {
  readonly call: CallServer;
  readonly tools: AskTools;
  readonly words: PublishWords;
  readonly preview: RoadmapPreview;
  /** What happened meanwhile; blank: nothing. */
  readonly warning: string;
  readonly actions: Actions;
  /** Something else is published by now than was seen. */
  readonly changed: (message: string, preview: RoadmapPreview) => void;
  readonly published: (message: string) => Promise<void>;
  readonly back: () => void;
}

/** What publishing would change, with the quarters planned for it; nothing is published before the person says so. */
export function PreviewCard(props: PreviewCardProps) {
  const { call, tools, words, preview, warning, actions, changed, published, back } = props;
  const { version, live, nothing_new: isNothingNew, task, token, problems } = preview;
  const sequence = useQuestion<Sequence>();
  const plan = (): void => sequence.ask(async () => sequenceInSolver(task, tools));
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
    if (!isNothingNew) plan();
  }, []);
  const titles = new Map(preview.titles);
  const { groups, changes } = planByQuarter(preview, sequence.reply);
  const edits = sequence.reply?.edits ?? [];
  const publish = async (): Promise<void> => {
    const places = (sequence.reply?.places ?? []).map(({ initiative_key, place }) => ({ initiative_key, place }));
    const reply = await call('publishRoadmap', { words, token, places, prices: editPrices(edits) });
    if (reply.ok) await published(reply.message);
    else changed(reply.message, reply.preview);
  };
  const isPublishing = actions.busy === 'publishRoadmap';
  const isWithout = !isNothingNew && sequence.reply === null;
  return (
    <section class="card" aria-labelledby="preview-head">
      <h2 id="preview-head" ref={head} tabIndex={-1}>
        {isNothingNew ? 'Nothing to publish' : words.name.trim().concat(', version ', String(version))}
      </h2>
      {warning !== '' && (
        <p class="stale" role="alert">
          {warning.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, printMoment)}
        </p>
      )}
      {isNothingNew ? (
        <p>
          This plan is published already as version {version}, and nothing was edited since: publishing it again changes
          nothing.
        </p>
      ) : (
        <>
          <p class="quiet">
            {live === null
              ? 'Nothing is published under this name yet.'
              : 'Takes the place of version '.concat(String(live.version), '. ', printPublished(live), '.')}
          </p>
          {problems.length > 0 && (
            <div class="stale">
              <strong>Stays behind on the tab Roadmap:</strong>
              <ul>
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </div>
          )}
          <ChangeLists changes={changes} titles={titles} isFirst={live === null} />
          <QuestionLine asked={sequence} doing="Planning the quarters …" stop={sequence.stop} retry={plan} />
          {sequence.step !== 'working' && <QuarterList groups={groups} edits={edits} titles={titles} />}
          {sequence.reply?.proven === false && (
            <p class="quiet">Time ended the planning: another order of quarters may be better.</p>
          )}
        </>
      )}
      <div class="actions">
        {!isNothingNew && (
          <button
            type="button"
            class="primary"
            disabled={actions.busy !== null || sequence.step === 'working'}
            onClick={() => actions.start('publishRoadmap', publish)}
          >
            {isPublishing ? 'Publishing …' : 'Publish version '.concat(String(version))}
          </button>
        )}
        <button type="button" disabled={isPublishing} onClick={back}>
          Back
        </button>
      </div>
      {isWithout && sequence.step !== 'working' && (
        <p class="quiet">Published now, what has no quarter keeps a blank one.</p>
      )}
    </section>
  );
}

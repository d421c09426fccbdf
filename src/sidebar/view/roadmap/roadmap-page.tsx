import { useEffect, useState } from 'preact/hooks';
import type { CellPlace, SidebarState } from '../../../core/app/calls';
import type { RoadmapPreview } from '../../../core/app/preview-roadmap';
import type { RoadmapsState } from '../../../core/app/read-roadmaps';
import type { RoadmapHead } from '../../../core/portfolio/roadmap';
import type { AskTools } from '../../decide/ask-solver';
import { type ShownEdits, showEdited } from '../../decide/show-edited';
import type { CallServer } from '../../host/call';
import { firstWords } from '../../model/publish-words';
import type { Actions } from '../use-action';
import { LiveCard } from './live-card';
import { PeopleChanged } from './people-changed';
import { PreviewCard } from './preview-card';
import { PublishForm } from './publish-form';

interface RoadmapPageProps {
  readonly call: CallServer;
  readonly tools: AskTools;
  readonly sidebar: SidebarState;
  /** The run that is shown, whose plan is offered first; null: none. */
  readonly runId: string | null;
  readonly actions: Actions;
  readonly select: (place: CellPlace) => void;
  readonly say: (text: string) => void;
}

/** What is published, what people changed of it, and publishing a plan. */
export function RoadmapPage({ call, tools, sidebar, runId, actions, select, say }: RoadmapPageProps) {
  const [state, setState] = useState<RoadmapsState | null>(null);
  const [words, setWords] = useState<ReturnType<typeof firstWords> | null>(null);
  const [preview, setPreview] = useState<RoadmapPreview | null>(null);
  const [warning, setWarning] = useState('');
  const [edits, setEdits] = useState<ShownEdits | null>(null);

  const read = async (): Promise<void> => {
    const found = await call('readRoadmaps', null);
    setState(found);
    setWords((before) => before ?? firstWords(found, runId));
  };
  // When the page is opened, and whenever the rest is read anew: people come back from the tab that they edit.
  useEffect(() => {
    if (state === null) actions.start('readRoadmaps', read);
    else if (actions.busy === null) read().catch(() => undefined);
  }, [sidebar]);

  if (state === null || words === null) return <p class="empty">Reading the roadmaps …</p>;
  if (preview !== null) {
    return (
      <PreviewCard
        key={preview.token}
        call={call}
        tools={tools}
        words={words}
        preview={preview}
        warning={warning}
        actions={actions}
        changed={(message, again) => {
          setWarning(message);
          setPreview(again);
        }}
        published={async (message) => {
          setPreview(null);
          setEdits(null);
          say(message);
          await read();
        }}
        back={() => setPreview(null)}
      />
    );
  }
  const live = state.roadmaps.filter(({ status }) => status === 'published');
  const look = (name: string): void =>
    actions.start('look '.concat(name), async () => {
      setEdits(await showEdited(name, call, tools));
      await read();
    });
  const takeBack = ({ name, version }: RoadmapHead): void =>
    actions.start('unpublishRoadmap', async () => {
      const { message } = await call('unpublishRoadmap', { name, version });
      setEdits(null);
      say(message);
      await read();
    });
  return (
    <>
      {live.map((head) => (
        <LiveCard
          key={head.name.concat(String(head.version))}
          head={head}
          roadmaps={state.roadmaps}
          shown={state.shown}
          actions={actions}
          look={() => look(head.name)}
          takeBack={() => takeBack(head)}
          select={select}
        />
      ))}
      {edits !== null && <PeopleChanged edits={edits} select={select} />}
      {state.portfolios.length === 0 ? (
        <p class="empty">
          There is no plan to publish yet. Run one first: every run that finds a plan can be published.
        </p>
      ) : (
        <PublishForm
          state={state}
          words={words}
          history={sidebar.history}
          change={setWords}
          isBusy={actions.busy !== null}
          isReading={actions.busy === 'previewRoadmap'}
          preview={() =>
            actions.start('previewRoadmap', async () => {
              say('');
              setWarning('');
              setPreview(await call('previewRoadmap', words));
            })
          }
        />
      )}
    </>
  );
}

import type { CellPlace } from '../../../core/app/calls';
import { printNumber } from '../../../core/kernel/number-text';
import type { DriftLine } from '../../../core/portfolio/drift';
import type { ShownEdits } from '../../decide/show-edited';
import { groupByBreak, printEditPrice } from '../../model/quarter-plan';

interface PeopleChangedProps {
  readonly edits: ShownEdits;
  readonly select: (place: CellPlace) => void;
}

const kinds = [
  ['added', 'Added by hand'],
  ['dropped', 'Taken off by hand'],
  ['moved', 'Moved in the order'],
] as const;

/** How far people moved a roadmap away from its plan, and what that costs. */
export function PeopleChanged({ edits: { report, problems, quarters }, select }: PeopleChangedProps) {
  const { drift, roadmap } = report;
  const titles = new Map(report.titles);
  const isAsPlanned = drift.lines.length === 0 && (quarters ?? []).length === 0;
  return (
    <section class="card" aria-labelledby="changed-head">
      <h2 id="changed-head">What people changed on {roadmap.name}</h2>
      <p role="status">
        {isAsPlanned ? 'The same initiatives as its plan, in the same order.' : totals(drift.objective, drift.tokens)}
      </p>
      {problems.length > 0 && (
        <div class="stale">
          <strong>Not saved:</strong>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {kinds.map(([kind, words]) => (
        <Lines key={kind} words={words} lines={drift.lines.filter((line) => line.kind === kind)} titles={titles} />
      ))}
      {drift.broken.length > 0 && (
        <>
          <h3>Rules that the roadmap does not keep</h3>
          <ul class="dots">
            {drift.broken.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {quarters !== null && quarters.length > 0 && (
        <>
          <h3>Quarters that do not fit</h3>
          {[...groupByBreak(quarters)].map(([sentence, edits]) => (
            <div key={sentence}>
              <p class="bad-words">{sentence}</p>
              <ul class="names">
                {edits.map((edit) => (
                  <li key={edit.initiative_key}>
                    {titles.get(edit.initiative_key) ?? edit.initiative_key}{' '}
                    <span class="quiet">{printEditPrice(edit)}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
      {!isAsPlanned && (
        <button type="button" class="link" onClick={() => select({ tab: 'Roadmap', row: null, column: 'attention' })}>
          See the rows on Roadmap
        </button>
      )}
    </section>
  );
}

interface LinesProps {
  readonly words: string;
  readonly lines: readonly DriftLine[];
  readonly titles: ReadonlyMap<string, string>;
}

function Lines({ words, lines, titles }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>
        {words} <span class="count">{lines.length}</span>
      </h3>
      <ul class="plain pairs">
        {lines.map(({ initiative_key: key, kind, objective, tokens }) => (
          <li key={key}>
            <span class="row-title">{titles.get(key) ?? key}</span>
            {kind !== 'moved' && (
              <span class="quiet">
                {objective === null ? 'Its value is not known' : 'Objective '.concat(signed(objective))},{' '}
                {signed(tokens)} tokens
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const signed = (value: number): string => (value > 0 ? '+'.concat(printNumber(value, 4)) : printNumber(value, 4));

const totals = (objective: number, tokens: number): string =>
  'All of it together: objective '.concat(signed(objective), ', ', signed(tokens), ' tokens against the plan.');

import { useState } from 'preact/hooks';
import type { CellPlace } from '../../../core/app/calls';
import type { GapTrace } from '../../../core/explain/trace-plan';
import { printNumber } from '../../../core/kernel/number-text';
import type { CallServer } from '../../host/call';
import { describeGap, printLine } from '../../model/trace-words';
import { AskedTrace } from './asked-trace';

/** Lines shown before somebody asks for all. */
const shownAtFirst = 12;

interface GapCardProps {
  readonly call: CallServer;
  readonly runId: string;
  readonly trace: GapTrace;
  readonly select: (place: CellPlace) => void;
}

/** What a line of Gaps adds up, initiative by initiative; each leads on to where its own number came from. */
export function GapCard({ call, runId, trace, select }: GapCardProps) {
  const [opened, open] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  const { bonus, kpi_key } = trace;
  const lines = trace.lines.filter(({ value }) => value !== null);
  const unknown = trace.lines.filter(({ value }) => value === null);
  const shown = isWhole ? lines : lines.slice(0, shownAtFirst);
  return (
    <>
      <p>{describeGap(trace)}</p>
      <ul class="plain">
        {shown.map((line) => (
          <li key={line.initiative_key} class="number">
            <p class="row-head">
              <span class="row-title">{line.title === '' ? line.initiative_key : line.title}</span>
              <span class="row-tokens">{printLine(line)}</span>
            </p>
            {kpi_key !== null && (
              <p>
                <span class="quiet">{line.from} · </span>
                <button
                  type="button"
                  class="link"
                  aria-expanded={opened === line.initiative_key}
                  aria-label={'Numbers: '.concat(line.title === '' ? line.initiative_key : line.title)}
                  onClick={() => open(opened === line.initiative_key ? null : line.initiative_key)}
                >
                  Numbers
                </button>
              </p>
            )}
            {opened === line.initiative_key && (
              <AskedTrace
                call={call}
                request={{ of: 'initiative', run_id: runId, initiative_key: line.initiative_key, kpi_key }}
                name={line.initiative_key}
                select={select}
                close={() => open(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <p class="quiet">
          Not known, and counted as nothing:{' '}
          {unknown.map(({ title, initiative_key }) => title || initiative_key).join(', ')}.
        </p>
      )}
      {bonus !== 0 && <p class="quiet">{printNumber(bonus)} of it comes from initiatives that are funded together.</p>}
      {shown.length < lines.length && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          Show all {lines.length}
        </button>
      )}
    </>
  );
}

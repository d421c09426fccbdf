import type { CellPlace } from '../../../core/app/calls';
import type { TraceStep } from '../../../core/explain/trace';
import type { CountedTrace, InitiativeTrace } from '../../../core/explain/trace-plan';
import { printCellRef } from '../../../core/kernel/issue';
import { describeNumber } from '../../model/trace-words';

interface TraceCardProps {
  readonly trace: InitiativeTrace;
  readonly select: (place: CellPlace) => void;
}

/** Where the numbers of one initiative came from, back to who approved them; each step leads to its cell. */
export function TraceCard({ trace, select }: TraceCardProps) {
  if (trace.numbers.length === 0) return <p>This run counted no KPI and no value score.</p>;
  return (
    <>
      {trace.numbers.map((number) => (
        <CountedNumber key={number.kpi_key ?? ''} number={number} select={select} />
      ))}
    </>
  );
}

function CountedNumber({ number, select }: { readonly number: CountedTrace } & Pick<TraceCardProps, 'select'>) {
  const [head, ...steps] = number.steps;
  if (head === undefined) return null;
  const isUsed = number.from === 'computed';
  return (
    <section class="number" aria-label={head.name}>
      <p class="row-head">
        <strong class="row-title">{head.name}</strong>
        <span class="row-tokens">{head.shown}</span>
      </p>
      <p class="quiet">{describeNumber(number)}</p>
      {head.at !== null && (
        <Place at={head.at} select={select}>
          {number.from === 'unknown' ? 'Enter it on '.concat(head.at.tab) : 'Open '.concat(head.at.tab)}
        </Place>
      )}
      {steps.length > 0 &&
        (isUsed ? <Steps steps={steps} select={select} /> : <Overridden steps={steps} select={select} />)}
    </section>
  );
}

/** What would be computed if nothing were typed. */
function Overridden(props: StepsProps) {
  return (
    <details>
      <summary>What is computed, and does not count</summary>
      <Steps {...props} />
    </details>
  );
}

interface StepsProps extends Pick<TraceCardProps, 'select'> {
  readonly steps: readonly TraceStep[];
}

function Steps({ steps, select }: StepsProps) {
  return (
    <ul class="plain steps">
      {steps.map((step, index) => (
        <li key={index}>
          {step.at === null ? (
            <span>
              {step.name} <span class="quiet">(its row is gone)</span>
            </span>
          ) : (
            <Place at={step.at} select={select}>
              {step.name}
            </Place>
          )}
          {step.kind === 'model' ? (
            <>
              <code>{step.shown}</code>
              {step.note !== '' && <code class="filled">{step.note}</code>}
            </>
          ) : (
            <>
              <span class="said-by">{step.shown}</span>
              {step.note !== '' && <span class="quiet">{step.note}</span>}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface PlaceProps extends Pick<TraceCardProps, 'select'> {
  readonly at: CellPlace;
  readonly children: string | readonly string[];
}

function Place({ at, select, children }: PlaceProps) {
  return (
    <button type="button" class="link" title={printCellRef(at)} onClick={() => select(at)}>
      {children}
    </button>
  );
}

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
  const known = trace.numbers.filter(({ value }) => value !== null);
  const unknown = trace.numbers.filter(({ value }) => value === null);
  return (
    <>
      {known.map((number) => (
        <CountedNumber key={number.kpi_key ?? ''} number={number} select={select} />
      ))}
      {unknown.length > 0 && (
        <section class="number" aria-label="Not known">
          <p class="quiet">Not known; the run counted nothing for it. Enter a number, or add a model:</p>
          <ul class="plain">
            {unknown.flatMap(({ steps: [head] }) =>
              head === undefined || head.at === null
                ? []
                : [
                    <li key={head.name}>
                      <Place at={head.at} select={select}>
                        {head.name}
                      </Place>
                    </li>,
                  ],
            )}
          </ul>
        </section>
      )}
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
          {'Open '.concat(head.at.tab)}
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
          <span class={isShort(step) ? 'row-head' : 'said-by'}>
            {step.at === null ? (
              <span>
                {step.name} <span class="quiet">(its row is gone)</span>
              </span>
            ) : (
              <Place at={step.at} select={select}>
                {step.name}
              </Place>
            )}
            {isShort(step) && <span>{step.shown}</span>}
          </span>
          {step.kind === 'model' && <code>{step.shown}</code>}
          {step.kind !== 'model' && !isShort(step) && <span class="said-by">{step.shown}</span>}
          {step.note !== '' && (step.kind === 'model' ? <code class="filled">{step.note}</code> : <Note {...step} />)}
        </li>
      ))}
    </ul>
  );
}

/** Goes on the line of its name. */
const isShort = ({ kind, shown }: TraceStep): boolean =>
  kind === 'parameter' || (kind === 'approval' && shown.length < 24);

const Note = ({ note }: TraceStep) => <span class="quiet said-by">{note}</span>;

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

import { useEffect } from 'preact/hooks';
import type { CellPlace } from '../../../core/app/calls';
import type { Conflict, Repair } from '../../../core/explain/explain-clash';
import { rowChanges } from '../../../core/explain/repair/row-changes';
import { nothingAsked } from '../../explain/explain-plan';
import type { Explainer } from '../../explain/explainer';
import { printValue } from '../../model/cell-words';
import { becauseOf, distanceIn } from '../../model/clash-words';
import { RowLink } from './row-link';
import { useWork } from './use-explainer';
import { WorkLine } from './work-line';

interface ClashSectionProps {
  readonly explainer: Explainer;
  readonly select: (place: CellPlace) => void;
  /** Runs with a repair. */
  readonly tryIt: (repair: Repair) => void;
}

/** Which rules cannot all hold, and the smallest changes after which a plan exists. */
export function ClashSection({ explainer, select, tryIt }: ClashSectionProps) {
  const work = useWork(explainer, 'clash');
  const start = (): void => void explainer.start('clash', nothingAsked);
  useEffect(() => {
    if (explainer.work('clash') === null) start();
  }, [explainer]);
  const told = work?.found.find((one) => one.about === 'conflicts');
  const conflicts = told?.about === 'conflicts' ? told.conflicts : null;
  const repairs = work?.whole?.repairs ?? null;
  const distance = distanceIn(work?.whole?.sentences.clash ?? '', conflicts ?? []);
  return (
    <>
      {conflicts !== null && conflicts.length > 0 && (
        <section class="card" aria-labelledby="clash-head">
          <h2 id="clash-head">{conflicts.length === 1 ? 'What clashes' : 'What clashes, and where'}</h2>
          {conflicts.map((conflict) => (
            <Clash key={conflict.sentence} conflict={conflict} select={select} />
          ))}
          {distance !== '' && <p>{distance}</p>}
        </section>
      )}
      <section class="card" aria-labelledby="repairs-head">
        <h2 id="repairs-head">Smallest changes that help</h2>
        {repairs !== null && repairs.length === 0 && (
          <p>
            No change that may be proposed makes a plan possible: what is in the way is locked, or time did not suffice.
          </p>
        )}
        {repairs !== null && repairs.length > 0 && (
          <>
            <p class="quiet">
              {repairs.length > 1 && 'Each one alone is enough. '}
              Trying it runs with these values; your rows stay as they are.
            </p>
            <ol class="plain repairs">
              {repairs.map((repair, index) => (
                <Fix key={repair.sentence} repair={repair} index={index} select={select} tryIt={tryIt} />
              ))}
            </ol>
          </>
        )}
        {work?.step !== 'done' && (
          <WorkLine
            work={work}
            doing={conflicts === null ? 'Looking for what clashes …' : 'Looking for the smallest changes …'}
            stop={() => explainer.stop('clash')}
            retry={start}
          >
            <button type="button" onClick={start}>
              Look again
            </button>
          </WorkLine>
        )}
      </section>
    </>
  );
}

function Clash({ conflict, select }: { readonly conflict: Conflict; readonly select: ClashSectionProps['select'] }) {
  const { rules, irreducible, sentence } = conflict;
  return (
    <div class="clash">
      <p>{rules.length === 1 ? 'This cannot hold:' : 'These cannot all hold:'}</p>
      <ul>
        {rules.map((rule) => (
          <li key={JSON.stringify(rule)}>
            {rule.sentence} <RowLink at={{ ...rule, column: null }} select={select} />
          </li>
        ))}
      </ul>
      <p class="quiet">
        {becauseOf(sentence)}
        {rules.length > 1 && irreducible && 'Without any one of them, the others can hold.'}
      </p>
    </div>
  );
}

interface FixProps extends Pick<ClashSectionProps, 'select' | 'tryIt'> {
  readonly repair: Repair;
  readonly index: number;
}

function Fix({ repair, index, select, tryIt }: FixProps) {
  const { edits, sentence, proven } = repair;
  const name = 'Change '.concat(String(index + 1));
  return (
    <li>
      <p>
        <strong>{name}:</strong> {sentence}.
      </p>
      <ul class="plain edits">
        {rowChanges(edits).map(({ tab, row, isRemoved, edits: own }) =>
          isRemoved ? (
            <li key={JSON.stringify([tab, row])}>
              <RowLink at={{ tab, row, column: null }} select={select} />
              <span class="edit">
                <strong>remove this rule</strong>
              </span>
            </li>
          ) : (
            own.map((edit) => (
              <li key={JSON.stringify(edit)}>
                <RowLink at={edit} select={select} />
                <span class="edit">
                  <span class="unseen">from </span>
                  <s>{printValue(edit.from)}</s> <span aria-hidden="true">→</span>
                  <span class="unseen"> to </span> <strong>{printValue(edit.to)}</strong>
                </span>
              </li>
            ))
          ),
        )}
      </ul>
      {!proven && <p class="quiet">A smaller change may exist: time ended the search.</p>}
      <div class="actions">
        <button type="button" aria-label={'Try it: '.concat(name)} onClick={() => tryIt(repair)}>
          Try it
        </button>
      </div>
    </li>
  );
}

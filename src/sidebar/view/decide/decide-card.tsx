import { useEffect, useRef, useState } from 'preact/hooks';
import type { DecisionTrial } from '../../../core/app/try-decisions';
import type { BrokenRule } from '../../../core/portfolio/broken-rules';
import { type AskTools, tryInSolver } from '../../decide/ask-solver';
import { type Decided, withDecision } from '../../decide/decision-lines';
import { PriceView } from './price-view';
import { QuestionLine } from './question-line';
import type { RunDecisions } from './use-decisions';
import { useQuestion } from './use-question';

interface DecideCardProps {
  readonly tools: AskTools;
  readonly decisions: RunDecisions;
  readonly initiativeKey: string;
  /** The plan funds it. */
  readonly isFunded: boolean;
  readonly goal: string;
  readonly titles: ReadonlyMap<string, string>;
  /** Who decided last about this plan; blank: nobody. */
  readonly owner: string;
  /** Runs the plan as it is decided; null while something else is under way. */
  readonly keep: ((decided: Decided) => void) | null;
  readonly close: () => void;
}

/** A person's word about one initiative: its price is told while the reason is being typed, and nothing is kept before. */
export function DecideCard(props: DecideCardProps) {
  const { tools, decisions, initiativeKey: key, isFunded, goal, titles, keep, close } = props;
  const [lock, setLock] = useState<'in' | 'out'>(isFunded ? 'out' : 'in');
  const [reason, setReason] = useState('');
  const [owner, setOwner] = useState(props.owner);
  const [broken, setBroken] = useState<readonly BrokenRule[]>([]);
  const [waived, setWaived] = useState<readonly BrokenRule[]>([]);
  const trial = useQuestion<DecisionTrial>();
  const name = titles.get(key) || key;

  const decide = (word: 'in' | 'out', aside: readonly BrokenRule[]): Decided => {
    const override = { initiative_key: key, lock: word, reason: reason.trim(), owner: owner.trim() };
    const rules = aside.map(({ rule, sentence }) => ({ rule, sentence, owner: owner.trim() }));
    return withDecision(decisions.state?.decisions ?? null, override, rules);
  };
  const attempt = (word: 'in' | 'out', aside: readonly BrokenRule[]): void => {
    setLock(word);
    setWaived(aside);
    trial.ask(async () => {
      const { base, shown, options, decisions: before } = await decisions.read();
      const override = { initiative_key: key, lock: word, reason: '', owner: '' };
      const rules = aside.map((rule) => ({ ...rule, owner: '' }));
      const tried = { ...withDecision(before, override, rules), base_run_id: base.run_id };
      return tryInSolver({ base, shown, decisions: tried }, options, tools);
    });
  };
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
    attempt(lock, []);
  }, []);
  const { reply } = trial;
  useEffect(() => {
    // Rules stay listed once they were named, so that setting one aside can be taken back.
    if (reply?.ok === false)
      setBroken((known) => [...known, ...reply.broken.filter(({ rule }) => known.every((one) => one.rule !== rule))]);
  }, [reply]);
  const isReady = reply?.ok === true && reason.trim() !== '' && owner.trim() !== '';
  return (
    <form
      class="why decide"
      aria-label={'Decide about '.concat(name)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) keep?.(decide(lock, waived));
      }}
    >
      <fieldset>
        <legend class="unseen">Decision about {name}</legend>
        {(['in', 'out'] as const).map((word, index) => (
          <label key={word} class="option">
            <input
              ref={index === 0 ? first : null}
              type="radio"
              name="lock"
              value={word}
              checked={lock === word}
              onChange={() => {
                setBroken([]);
                attempt(word, []);
              }}
            />
            {word === 'in' ? 'Keep in' : 'Leave out'}
          </label>
        ))}
      </fieldset>
      <QuestionLine
        asked={trial}
        doing="Working out the price …"
        stop={trial.stop}
        retry={() => attempt(lock, waived)}
      />
      <div role="status">
        {reply?.ok === true && <PriceView price={reply.price} goal={goal} titles={titles} />}
        {reply?.ok === true && reply.answer.termination !== 'optimal' && (
          <p class="quiet">Time ended the search: the price may be lower.</p>
        )}
        {reply?.ok === false && (
          <p class="bad-words">
            {reply.broken.length > 0 ? 'This breaks rules of the plan. To go on, set them aside below.' : reply.why}
          </p>
        )}
      </div>
      {broken.length > 0 && (
        <fieldset class="rules">
          <legend class="quiet">Set a rule aside, as an exception:</legend>
          {broken.map((rule) => (
            <label key={rule.rule} class="option">
              <input
                type="checkbox"
                checked={waived.some((one) => one.rule === rule.rule)}
                onChange={(event) =>
                  attempt(
                    lock,
                    event.currentTarget.checked ? [...waived, rule] : waived.filter((one) => one.rule !== rule.rule),
                  )
                }
              />
              {rule.sentence}
            </label>
          ))}
        </fieldset>
      )}
      <label for="decide-reason">Reason</label>
      <input
        id="decide-reason"
        type="text"
        maxLength={2000}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <label for="decide-owner">{waived.length > 0 ? 'Decided by, owner of the exception' : 'Decided by'}</label>
      <input
        id="decide-owner"
        type="text"
        maxLength={2000}
        value={owner}
        onInput={(event) => setOwner(event.currentTarget.value)}
      />
      <div class="actions">
        <button type="submit" class="primary" disabled={!isReady || keep === null}>
          Keep decision
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </div>
      {reply?.ok === true && !isReady && <p class="quiet">Type a reason and who decided to keep it.</p>}
    </form>
  );
}

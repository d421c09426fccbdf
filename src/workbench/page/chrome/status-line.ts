import type { PageExecution } from '../../server/page-messages';
import { element } from './element';

/** The line at the foot of the page: what scripts did, how long it took and what it cost. */
export interface StatusLine {
  readonly show: (execution: PageExecution) => void;
  readonly setDelay: (ms: number) => void;
  readonly setLost: (isLost: boolean) => void;
}

/** How long a call of a service takes at Google, roughly. */
const delays = [
  [0, 'No delay for service calls'],
  [20, '20 ms for each service call'],
  [80, '80 ms for each service call'],
  [300, '300 ms for each service call'],
] as const;

const words = { running: 'Running', done: 'Done', failed: 'Failed', stopped: 'Stopped', skipped: 'Skipped' } as const;

/** Builds the status line. */
export function createStatusLine(
  line: HTMLElement,
  chooseDelay: (ms: number) => void,
  stop: (execution: number) => void,
): StatusLine {
  const executions = new Map<number, PageExecution>();
  /** When the page heard of each. */
  const heardAt = new Map<number, number>();
  let clocks: readonly (() => void)[] = [];
  const now = element('div', { className: 'now' });
  const list = element('div', { className: 'history', hidden: true });
  const toggle = element('button', { type: 'button', className: 'plain', textContent: 'Executions' });
  toggle.setAttribute('aria-expanded', 'false');
  const choice = element('select', { title: 'Slows every service call down, to feel the real service' });
  choice.setAttribute('aria-label', 'Delay of service calls');
  const lost = element('strong', { className: 'lost', textContent: 'The workbench does not answer.', hidden: true });
  choice.append(...delays.map(([ms, text]) => element('option', { value: String(ms), textContent: text })));
  choice.addEventListener('change', () => chooseDelay(Number(choice.value)));
  toggle.addEventListener('click', () => {
    list.hidden = !list.hidden;
    toggle.setAttribute('aria-expanded', String(!list.hidden));
  });
  line.append(list, now, lost, toggle, choice);

  const draw = (): void => {
    clocks = [];
    const all = [...executions.values()].sort((left, right) => right.id - left.id);
    const shown = all.find(({ state }) => state === 'running') ?? all[0];
    now.replaceChildren(...(shown === undefined ? ['Ready'] : [row(shown)]));
    list.replaceChildren(...all.slice(0, 30).map(row));
  };
  const row = (execution: PageExecution): HTMLElement => {
    const { id, functionName, state, ms, message } = execution;
    const made = element('span', { className: `execution ${state}` });
    made.dataset.state = state;
    made.dataset.function = functionName;
    const time = element('span', { className: 'time', textContent: duration(ms) });
    if (state === 'running') {
      const tick = (): void => {
        time.textContent = duration(ms + performance.now() - (heardAt.get(id) ?? performance.now()));
      };
      tick();
      clocks = [...clocks, tick];
    }
    made.append(
      element('b', { textContent: functionName }),
      element('span', { className: 'state', textContent: words[state] }),
      time,
      element('span', { className: 'calls', textContent: calls(execution) }),
    );
    if (message !== null) made.append(element('span', { className: 'why', textContent: message, title: message }));
    if (state === 'running') {
      const button = element('button', { type: 'button', className: 'plain', textContent: 'Stop' });
      button.addEventListener('click', () => stop(id));
      made.append(button);
    }
    return made;
  };
  draw();
  // Nothing is heard from an execution while it computes.
  setInterval(() => {
    for (const tick of clocks) tick();
  }, 250);
  return {
    show: (execution) => {
      executions.set(execution.id, execution);
      heardAt.set(execution.id, performance.now());
      draw();
    },
    setDelay: (ms) => {
      if (![...choice.options].some(({ value }) => Number(value) === ms)) {
        choice.append(element('option', { value: String(ms), textContent: `${ms} ms for each service call` }));
      }
      choice.value = String(ms);
    },
    setLost: (isLost) => {
      lost.hidden = !isLost;
    },
  };
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** Handles only point at a place and cost nothing, so they are not counted in. */
function calls({ serviceCalls }: PageExecution): string {
  const counted = Object.entries(serviceCalls).filter(([group]) => group !== 'handles');
  const sum = counted.reduce((all, [, count]) => all + count, 0);
  const groups = counted.map(([group, count]) => `${group} ${count}`).join(', ');
  return sum === 0 ? 'no service calls' : `${sum} service ${sum === 1 ? 'call' : 'calls'} (${groups})`;
}

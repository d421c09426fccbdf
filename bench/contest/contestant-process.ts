import { type ChildProcess, fork } from 'node:child_process';
import { type ChildMessage, childFlag } from './child';
import type { ContestantName, Outcome, Task } from './contestant';

/** How long a solver may overrun its limit before its process is ended. */
const graceMs = 1_500;

/** A contestant in a process of its own, started at the first task and again after it had to be ended. */
export class ContestantProcess {
  readonly name: ContestantName;
  readonly #script: string;
  #child: ChildProcess | null = null;

  constructor(name: ContestantName, script: string) {
    this.name = name;
    this.#script = script;
  }

  /** Runs a task. A solver that does not end by itself is ended, and has no answer. */
  async run(task: Task): Promise<Outcome> {
    const child = this.#child ?? (await this.#start());
    const ended = (status: 'none' | 'failed', seconds: number, fault: string): Outcome => {
      this.end();
      return { status, seconds, objective: null, fault, stages: [] };
    };
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const finish = (outcome: Outcome): void => {
        clearTimeout(timer);
        forget(child);
        resolve(outcome);
      };
      child.on('message', (message: ChildMessage) => {
        if (message.kind === 'ended') finish(message.outcome);
        if (message.kind !== 'started') return;
        const cutOff = (): void => finish(ended('none', task.limitMs / 1000, 'ended at the limit'));
        timer = setTimeout(cutOff, task.limitMs + graceMs);
      });
      child.on('exit', (code) => finish(ended('failed', 0, `its process ended with code ${code}`)));
      child.send(task);
    });
  }

  end(): void {
    if (this.#child !== null) forget(this.#child);
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #start(): Promise<ChildProcess> {
    const child = fork(this.#script, [childFlag, this.name], { serialization: 'advanced' });
    this.#child = child;
    return new Promise((resolve, reject) => {
      child.on('message', (message: ChildMessage) => {
        if (message.kind !== 'ready') return;
        forget(child);
        resolve(child);
      });
      child.on('exit', (code) => reject(new Error(`${this.name} could not be started (code ${code})`)));
    });
  }
}

function forget(child: ChildProcess): void {
  child.removeAllListeners('message');
  child.removeAllListeners('exit');
}

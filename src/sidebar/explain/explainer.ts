import type { ExplainProgress, ExplainRequest, Explanation } from '../../core/app/explain-run';
import type { RunToExplain } from '../../core/app/read-run';
import { explainFailure, type Notice } from '../host/explain-failure';
import type { RunningExplanation } from '../solver/start-explain';
import { type ExplainTools, explainPlan } from './explain-plan';

/** Something that is, or was, found out about a run. */
export interface Work {
  readonly step: 'working' | 'done' | 'stopped' | 'failed';
  /** What was found so far, in the order in which it was told. */
  readonly found: readonly ExplainProgress[];
  /** Everything; null until it is done, and when it was stopped. */
  readonly whole: Explanation | null;
  /** What went wrong, when it failed. */
  readonly notice: Notice | null;
  /** What was done with it, in words; blank: nothing yet. */
  readonly said: string;
}

/** Finds out things about one run. Outlives the pages of the sidebar that show them: each thing has a name. */
export class Explainer {
  readonly runId: string;
  readonly #tools: ExplainTools;
  readonly #works = new Map<string, Work>();
  readonly #running = new Map<string, RunningExplanation>();
  readonly #listeners = new Set<() => void>();
  #run: Promise<RunToExplain> | null = null;

  constructor(runId: string, tools: ExplainTools) {
    this.runId = runId;
    this.#tools = tools;
  }

  /** The run as the server kept it; asked for once. */
  run(): Promise<RunToExplain> {
    this.#run ??= this.#tools.call('readRun', { run_id: this.runId }).catch((error: unknown) => {
      this.#run = null;
      throw error;
    });
    return this.#run;
  }

  /** What is known under that name; null when nobody asked. */
  work(name: string): Work | null {
    return this.#works.get(name) ?? null;
  }

  /** Starts to find out; what was found under that name before is forgotten. Gives what is known in the end. */
  async start(name: string, request: ExplainRequest): Promise<Work> {
    this.stop(name);
    const found: ExplainProgress[] = [];
    const tell = (step: Work['step'], whole: Explanation | null, notice: Notice | null): Work => {
      const work = { step, found, whole, notice, said: '' };
      // Somebody may have started it anew meanwhile.
      if (this.#running.get(name) === running) this.#put(name, work);
      return work;
    };
    const running = explainPlan(this.run(), request, this.#tools, (one) => {
      found.push(one);
      tell('working', null, null);
    });
    this.#running.set(name, running);
    tell('working', null, null);
    try {
      const whole = await running.explanation;
      return tell(whole === null ? 'stopped' : 'done', whole, null);
    } catch (error) {
      return tell('failed', null, explainFailure(error));
    }
  }

  /** Ends it at once; what was found stays. */
  stop(name: string): void {
    this.#running.get(name)?.stop();
  }

  /** Tells what was done with what was found. */
  say(name: string, said: string): void {
    const work = this.work(name);
    if (work !== null) this.#put(name, { ...work, said });
  }

  /** Ends everything. */
  close(): void {
    for (const running of this.#running.values()) running.stop();
  }

  /** Calls when something has changed, until the function it gives is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #put(name: string, work: Work): void {
    this.#works.set(name, work);
    for (const listener of this.#listeners) listener();
  }
}

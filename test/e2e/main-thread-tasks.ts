import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** How long a task took by the clock, and how long it computed (now and then not told), in microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of a page's main thread, in milliseconds. */
export interface LongestTask {
  /** How long it computed itself: does not grow when others keep the machine busy. */
  readonly computing: number;
  /** How long it took by the clock. */
  readonly byClock: number;
  readonly tasks: number;
}

/** Watches the main threads of a page, its frames included, while something is done. */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<LongestTask> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    // The protocol calls them plain objects.
    events.push(...(value as unknown as readonly TraceEvent[]));
  });
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
  });
  await work();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => name.endsWith('RunTask') && ph === 'X' && mainThreads.has(`${pid} ${tid}`),
  );
  const longest = (of: (event: TraceEvent) => number | undefined): number =>
    Math.max(0, ...tasks.map((event) => of(event) ?? event.dur ?? 0)) / 1000;
  return { computing: longest(({ tdur }) => tdur), byClock: longest(({ dur }) => dur), tasks: tasks.length };
}

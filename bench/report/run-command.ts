import { spawn } from 'node:child_process';

/** A command that ended, and what it took. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Peak of the resident memory of the process, its threads included. */
  readonly peakMegabytes: number;
}

/** Run before the script: at the end it writes the peak memory in kilobytes to the fourth channel. */
const reporter = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
`)}`;

/** Runs a node script from its start to its end. */
export function runCommand(script: string, words: readonly string[]): Promise<CommandRun> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['--import', reporter, script, ...words], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', '', ''];
    for (const channel of [1, 2, 3]) {
      child.stdio[channel]?.on('data', (part: Buffer) => {
        texts[channel] += part.toString('utf8');
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      const [, stdout = '', stderr = '', kilobytes = ''] = texts;
      const seconds = (performance.now() - startedAt) / 1000;
      resolve({ code, stdout, stderr, seconds, peakMegabytes: Number(kilobytes) / 1024 });
    });
  });
}

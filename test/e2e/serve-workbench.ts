import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A workbench in a process of its own, as `npm start` serves it. */
export interface ServedWorkbench {
  readonly address: string;
  /** Ends it as Ctrl+C does; gives the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Serves the built workbench. `words` are those of `npm start`; `command` is `serve`, or `start` for the plan as well. */
export async function serveWorkbench(words: readonly string[] = [], command = 'serve'): Promise<ServedWorkbench> {
  const program = join(process.cwd(), '.build/workbench.mjs');
  const server = spawn(process.execPath, [program, command, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await addressOf(server);
  return {
    address,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', (code) => resolve(code));
        server.kill('SIGINT');
      }),
  };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (part: Buffer): void => {
      said += part.toString('utf8');
      const address = /The workbench is at (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => reject(new Error(`The workbench ended with ${code} before it was served:\n${said}`)));
  });
}

import { optimize } from './command-line/optimize';
import { serve } from './command-line/serve';
import { start } from './command-line/start';

/** The commands of the workbench: `start` shows the sample plan and serves, `serve` only serves, `optimize` runs a workbook. */
const commands: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = { optimize, serve, start };

const [name = '', ...words] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  console.error(`Unknown command "${name}". Commands: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
} else {
  process.exitCode = await command(words);
}

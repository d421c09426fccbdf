import { optimize } from './command-line/optimize';
import { serve } from './command-line/serve';
import { start } from './command-line/start';

/** The commands of the workbench: `start` shows the sample plan and serves, `serve` only serves, `optimize` runs a workbook. */
const commands: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = { optimize, serve, start };

const usage = `Usage: node .build/workbench.mjs COMMAND [--help]

start     show the sample plan, then serve the workbench (npm start)
serve     serve the workbench only
optimize  run a workbook: an .xlsx file or a folder of .csv files`;

const [name = '--help', ...words] = process.argv.slice(2);
const command = commands[name];
if (name === '--help' || name === '-h' || name === 'help') console.log(usage);
else if (command === undefined) {
  console.error(`Unknown command "${name}".\n\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = await command(words);
}

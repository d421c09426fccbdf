import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Where and when figures were measured: they mean little elsewhere, ratios mean more. */
export interface Machine {
  readonly cores: number;
  readonly system: string;
  readonly node: string;
  readonly date: string;
}

export function thisMachine(): Machine {
  return {
    cores: availableParallelism(),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** "2 cores, linux x64, node v22.1.0, 2026-05-01". */
export function printMachine({ cores, system, node, date }: Machine): string {
  return `${cores} cores, ${system}, node ${node}, ${date}`;
}

/** Versions of installed packages, by name; benches run from the top folder. */
export function versionsOf(...names: readonly string[]): Readonly<Record<string, string>> {
  const pairs = names.map((name) => {
    const read: { readonly version: string } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    return [name, read.version] as const;
  });
  return Object.fromEntries(pairs);
}

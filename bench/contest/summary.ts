import { markdownTable } from '../report/markdown';
import { median, shown } from '../report/statistics';
import { type ContestRecord, type ContestResult, isProven } from './contest';
import { entrants } from './entrants';

/** One line of a table, in figures. */
export interface Summary {
  readonly instances: number;
  readonly proven: number;
  readonly medianSeconds: number;
  readonly longestSeconds: number;
  /** Median over instances of seconds / seconds of the product's main stage; null without both. */
  readonly ratio: number | null;
  /** Some did not end in time: the true figures are higher. */
  readonly isLeast: boolean;
  readonly wrong: number;
}

/** Sums up some records of one entrant; `mains` are the product's main stages on the same instances. */
export function summarize(records: readonly ContestRecord[], mains: readonly ContestRecord[]): Summary {
  const seconds = records.map(({ outcome }) => outcome.seconds);
  const ratios = records.flatMap((record) => {
    const main = mains.find(({ n, seed }) => n === record.n && seed === record.seed);
    return main === undefined ? [] : [record.outcome.seconds / main.outcome.seconds];
  });
  const proven = records.filter(isProven).length;
  return {
    instances: records.length,
    proven,
    medianSeconds: median(seconds),
    longestSeconds: Math.max(...seconds),
    ratio: ratios.length === 0 ? null : median(ratios),
    isLeast: proven < records.length / 2,
    wrong: records.filter(({ wrong }) => wrong !== null).length,
  };
}

/** The tables by size, then the product's other objective modes, then what did not come out. */
export function printTables({ records, skips }: ContestResult, sizes: readonly number[]): readonly string[] {
  const main = records.filter((record) => record.mode === 'weighted_kpis');
  const header = ['', 'instances', 'proven', 'median s', 'longest s', 'times main stage', 'wrong'];
  const bySize = sizes.flatMap((n) => {
    const mains = main.filter((record) => record.n === n && record.entrant === 'main stage');
    const rows = entrants.flatMap(({ id, label }) => {
      const own = main.filter((record) => record.n === n && record.entrant === id);
      const skip = skips.find((skipped) => skipped.n === n && skipped.entrant === id);
      if (skip !== undefined) return [[label, `skipped: ${skip.reason}`, '', '', '', '', '']];
      return own.length === 0 ? [] : [[label, ...cells(summarize(own, mains))]];
    });
    return [`## ${n} candidates`, '', ...markdownTable(header, rows), ''];
  });
  const kinds = [...printKinds(main, sizes), ''];
  const others = [...new Set(records.map(({ mode }) => mode))].filter((mode) => mode !== 'weighted_kpis');
  const modeRows = others.map((mode) => {
    const [instances = '', proven = '', middle = '', longest = '', , wrong = ''] = cells(
      summarize(
        records.filter((record) => record.mode === mode),
        [],
      ),
    );
    return [mode, instances, proven, middle, longest, wrong];
  });
  const at = records.find(({ mode }) => mode !== 'weighted_kpis')?.n ?? 0;
  const modes = [
    `## Full run in the other objective modes, ${at} candidates`,
    '',
    ...markdownTable(['mode', 'instances', 'proven', 'median s', 'longest s', 'wrong'], modeRows),
    '',
  ];
  return [...bySize, ...kinds, ...(modeRows.length === 0 ? [] : modes), ...printMisses(records)];
}

/** Medians of plans with room (odd seeds) and tight ones (even seeds). */
function printKinds(records: readonly ContestRecord[], sizes: readonly number[]): readonly string[] {
  const compared = entrants.filter(({ id }) => id === 'full run' || id === 'main stage' || id === 'highs');
  const rows = sizes.map((n) => {
    const figures = [1, 0].flatMap((parity) =>
      compared.map(({ id }) => {
        const own = records.filter((record) => record.n === n && record.entrant === id && record.seed % 2 === parity);
        const [, , middle = ''] = cells(summarize(own, []));
        return own.length === 0 ? '' : middle;
      }),
    );
    return [String(n), ...figures];
  });
  const header = ['room: ', 'tight: '].flatMap((kind) => compared.map(({ id }) => `${kind}${id} s`));
  return ['## Plans with room and tight plans', '', ...markdownTable(['candidates', ...header], rows)];
}

function cells({
  instances,
  proven,
  medianSeconds,
  longestSeconds,
  ratio,
  isLeast,
  wrong,
}: Summary): readonly string[] {
  const least = isLeast ? '>= ' : '';
  return [
    String(instances),
    `${Math.round((100 * proven) / instances)} %`,
    `${least}${shown(medianSeconds)}`,
    shown(longestSeconds),
    ratio === null ? '' : `${least}${shown(ratio)}`,
    String(wrong),
  ];
}

/** Every run of the product that is not proven, stage by stage, and every wrong answer. */
function printMisses(records: readonly ContestRecord[]): readonly string[] {
  const open = records.filter(({ entrant, outcome }) => entrant === 'full run' && outcome.status !== 'proven');
  const misses = open.map(({ n, seed, mode, outcome }) => {
    const stages = outcome.stages.map(({ name, seconds, value, bound, proven }) =>
      proven ? `${name} ${shown(seconds)} s` : `${name} ${shown(seconds)} s, not proven: ${value} of at best ${bound}`,
    );
    return `- ${n} candidates, seed ${seed}, ${mode}: ${outcome.status}; ${stages.join('; ')}`;
  });
  const wrong = records.filter((record) => record.wrong !== null);
  const wrongLines = wrong.map(
    ({ n, seed, mode, entrant, outcome, wrong: fault }) =>
      `- ${n} candidates, seed ${seed}, ${mode}: ${entrant} said ${outcome.status}; ${fault}`,
  );
  return [
    '## Full runs that are not proven in every stage',
    '',
    ...(misses.length === 0 ? ['None.'] : misses),
    '',
    '## Wrong answers',
    '',
    ...(wrongLines.length === 0 ? ['None.'] : wrongLines),
    '',
  ];
}

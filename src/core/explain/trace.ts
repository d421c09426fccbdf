import type { Candidate } from '../domain/candidate';
import type { ModelUsed, ParameterUsed } from '../domain/contribution-source';
import { fold } from '../kernel/fold';
import type { CellRef } from '../kernel/issue';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import { printComputed, printNumber } from '../kernel/number-text';
import type { Problem } from '../problem/problem';
import { fillFormula } from '../scoring/fill-formula';
import { candidatesTab, kpiContributionsTab, mathModelsTab, paramsTab, scoringInputsTab } from '../tabs/index';

/** Where one number of a run came from. */
export interface Trace {
  readonly initiative_key: string;
  readonly title: string;
  /** Null: the value score. */
  readonly kpi_key: string | null;
  /** What the run counted, in the KPI's own unit and sign as far as `Today` knows it. */
  readonly value: number | null;
  readonly from: 'typed' | 'computed' | 'unknown';
  /** What was computed, also where a typed number overrides it. */
  readonly computed: number | null;
  /** RICE, WSJF or MATH_MODEL; null: nothing was computed. */
  readonly framework: string | null;
  /** For RICE and WSJF: the numbers that went in, by name. */
  readonly inputs: Readonly<Record<string, number>>;
  readonly model: ModelUsed | null;
  /** The same for people, from the number back to who approved it. */
  readonly steps: readonly TraceStep[];
}

/** One step back from a number. */
export interface TraceStep {
  readonly kind: 'number' | 'inputs' | 'model' | 'parameter' | 'assumption' | 'chain' | 'approval';
  /** The step as a sentence. */
  readonly text: string;
  /** The same in parts: what it is, what it says, and what is to be known about it ('': nothing). */
  readonly name: string;
  readonly shown: string;
  readonly note: string;
  /** The cell it is about; null: there is none, or it is gone. */
  readonly at: CellRef | null;
}

/** What the workbook says today of what a frozen run knows: a run keeps rows as they stood, and no signs of KPIs. */
export interface Today {
  /** -1 for a KPI of which less is better; contributions are kept so that more is better. */
  signOf(kpi: string): 1 | -1;
  /** The row of the initiative on a tab where it has one; null: none. */
  rowOn(tab: string): number | null;
  /** The row of a model of the initiative on Math_Models. */
  modelRow(model: ModelUsed): number | null;
  /** The row of a parameter of that model on Params. */
  parameterRow(model: ModelUsed, parameter: ParameterUsed): number | null;
}

/** As it was when the run was frozen. */
export const asFrozen: Today = {
  signOf: () => 1,
  rowOn: () => null,
  modelRow: ({ row }) => row,
  parameterRow: (_, { row }) => row,
};

/** What a run counted of a candidate, and where that came from. `sign`: -1 for a KPI of which less is better. */
export function countedNumber({ sources }: Problem, candidate: Candidate, kpi: string | null, sign: 1 | -1) {
  const { key, contributions, valueScore } = candidate;
  const own = sources?.[key];
  const kpis = [...Object.keys(contributions), ...Object.keys(own?.contributions ?? {})] as KpiKey[];
  const known = kpi === null ? null : (kpis.find((one) => fold(one) === fold(kpi)) ?? null);
  const contribution = known === null ? null : (own?.contributions[known] ?? null);
  const score = kpi === null ? (own?.score ?? null) : null;
  const source = contribution ?? score;
  const signed = known === null ? undefined : contributions[known];
  const counted = kpi === null ? valueScore : signed === undefined ? null : sign * signed || 0;
  const value = source === null ? counted : (source.typed ?? source.computed);
  const isTyped = source === null || source.typed !== null;
  const from: Trace['from'] = value === null ? 'unknown' : isTyped ? 'typed' : 'computed';
  const framework = score?.framework ?? (contribution === null ? null : 'MATH_MODEL');
  return { kpi_key: known ?? kpi, value, from, source, score, framework };
}

/** Traces a contribution (a value score for `kpi` null) of a frozen run back to where it came from; null: no candidate. */
export function traceNumber(
  problem: Problem,
  initiative: string,
  kpi: string | null,
  today: Today = asFrozen,
): Trace | null {
  const candidate = problem.candidates.find(({ key }) => fold(key) === fold(initiative));
  if (candidate === undefined) return null;
  const { key, title } = candidate;
  const sign = kpi === null ? 1 : today.signOf(kpi);
  const { kpi_key, value, from, source, score, framework } = countedNumber(problem, candidate, kpi, sign);
  const model = source?.model ?? null;
  const inputs = model === null && score !== null ? score.inputs : {};
  const what = kpi_key ?? 'value score';
  const at =
    kpi === null
      ? { tab: candidatesTab.name, row: today.rowOn(candidatesTab.name) ?? candidate.row, column: 'value_score' }
      : { tab: kpiContributionsTab.name, row: today.rowOn(kpiContributionsTab.name), column: what };
  const computed = source?.computed ?? null;
  const steps = [
    numberStep(key, what, { value, from, computed }, at),
    ...(model === null ? inputSteps(framework, inputs, computed, today) : modelSteps(model, computed, today)),
  ];
  return { initiative_key: key, title, kpi_key, value, from, computed, framework, inputs, model, steps };
}

function numberStep(
  key: InitiativeKey,
  what: string,
  { value, from, computed }: Pick<Trace, 'value' | 'from' | 'computed'>,
  at: CellRef,
): TraceStep {
  const step = { kind: 'number', name: what, note: '' } as const;
  if (value === null) {
    const text = `${what} of ${key} is not known; the run counted nothing.`;
    return { ...step, text, shown: 'not known', note: 'The run counted nothing for it.', at };
  }
  const shown = printComputed(value);
  const head = `${what} of ${key} is ${shown}`;
  if (from === 'computed') return { ...step, text: `${head}, computed.`, shown, note: 'computed', at: null };
  if (computed === null) return { ...step, text: `${head}, typed on ${at.tab}.`, shown, note: 'typed', at };
  const text = `${head}, typed on ${at.tab}. It overrides the computed ${printComputed(computed)}.`;
  return { ...step, text, shown, note: `typed, in place of the computed ${printComputed(computed)}`, at };
}

function inputSteps(
  framework: string | null,
  inputs: Trace['inputs'],
  value: number | null,
  today: Today,
): readonly TraceStep[] {
  const named = Object.entries(inputs).map(([name, number]) => `${name} ${printNumber(number, 10)}`);
  if (framework === null || named.length === 0) return [];
  const at = { tab: scoringInputsTab.name, row: today.rowOn(scoringInputsTab.name), column: null };
  const shown = named.join(', ');
  const note = value === null ? '' : `comes to ${printComputed(value)}`;
  return [{ kind: 'inputs', text: `${framework} takes ${shown}.`, name: framework, shown, note, at }];
}

function modelSteps(model: ModelUsed, computed: number | null, today: Today): readonly TraceStep[] {
  const row = today.modelRow(model);
  const at = (column: string): CellRef | null => (row === null ? null : { tab: mathModelsTab.name, row, column });
  const result = computed === null ? '' : ` comes to ${printComputed(computed)}`;
  const formula = model.formula.trim();
  const values = new Map(model.parameters.map(({ name, value, unit }) => [fold(name), { value, unit }]));
  const approver = model.approvedBy.trim();
  return [
    {
      ...{ kind: 'model', text: `The model "${model.name}"${result}: ${formula}`, name: model.name, shown: formula },
      note: (fillFormula(formula, values) ?? []).join('\n'),
      at: at('formula_text'),
    },
    ...model.parameters.map((parameter) => parameterStep(parameter, today.parameterRow(model, parameter))),
    ...(model.assumptions === '' ? [] : [said('assumption', 'Assumes', model.assumptions, at('assumptions_text'))]),
    ...(model.chain === '' ? [] : [said('chain', 'Metric chain', model.chain, at('metric_chain_text'))]),
    {
      kind: 'approval',
      text: approver === '' ? 'It is approved; nobody is named.' : `Approved by ${approver}.`,
      name: 'Approved by',
      shown: approver === '' ? 'nobody is named' : approver,
      note: '',
      at: at(approver === '' ? 'approved_by_user' : 'approved_by'),
    },
  ];
}

function said(kind: 'assumption' | 'chain', name: string, shown: string, at: CellRef | null): TraceStep {
  const begins = kind === 'assumption' ? 'It assumes' : name;
  return { kind, text: `${begins}: ${shown}`, name, shown, note: '', at };
}

function parameterStep({ name, value, unit, source, isApproved }: ParameterUsed, row: number | null): TraceStep {
  const shown = `${printNumber(value, 10)}${unit === '' ? '' : ` ${unit}`}`;
  const from = source === '' ? 'no source is given' : `source: ${source}`;
  const note = `${from}${isApproved === false ? ', not approved' : ''}`;
  const at = row === null ? null : { tab: paramsTab.name, row, column: 'value' };
  return { kind: 'parameter', text: `${name} = ${shown} (${note})`, name, shown, note, at };
}

import type { ModelUsed, ParameterUsed } from '../domain/contribution-source';
import { fold } from '../kernel/fold';
import type { CellRef } from '../kernel/issue';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import { printNumber } from '../kernel/number-text';
import type { Problem } from '../problem/problem';
import { candidatesTab, kpiContributionsTab, mathModelsTab, paramsTab, scoringInputsTab } from '../tabs/index';

/** Where one number of a run came from. */
export interface Trace {
  readonly initiative_key: string;
  readonly title: string;
  /** Null: the value score. */
  readonly kpi_key: string | null;
  /** What the run counted. In the KPI's own unit where it was computed; else signed so that more is better. */
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

/** One sentence, and the cell it is about as it stood when the run was frozen. */
export interface TraceStep {
  readonly text: string;
  readonly at: CellRef | null;
}

/** Traces a contribution (a value score for `kpi` null) of a frozen run back to where it came from; null: no candidate. */
export function traceNumber(problem: Problem, initiative: string, kpi: string | null): Trace | null {
  const candidate = problem.candidates.find(({ key }) => fold(key) === fold(initiative));
  if (candidate === undefined) return null;
  const { key, title } = candidate;
  const sources = problem.sources?.[key];
  const kpis = [...Object.keys(candidate.contributions), ...Object.keys(sources?.contributions ?? {})] as KpiKey[];
  const known = kpi === null ? null : (kpis.find((one) => fold(one) === fold(kpi)) ?? null);
  const contribution = known === null ? undefined : sources?.contributions[known];
  const score = kpi === null ? (sources?.score ?? null) : null;
  const source = contribution ?? score;
  const counted = kpi === null ? candidate.valueScore : known === null ? null : candidate.contributions[known];
  const value = source === null || source === undefined ? (counted ?? null) : (source.typed ?? source.computed);
  const what = kpi === null ? 'value score' : (known ?? kpi);
  const from = value === null ? 'unknown' : source == null || source.typed !== null ? 'typed' : 'computed';
  const model = source?.model ?? null;
  const inputs = model === null && score !== null ? score.inputs : {};
  const framework = score?.framework ?? (contribution === undefined ? null : 'MATH_MODEL');
  const typedAt = { tab: kpi === null ? candidatesTab.name : kpiContributionsTab.name, row: null, column: what };
  const at = kpi === null ? { tab: candidatesTab.name, row: candidate.row, column: 'value_score' } : typedAt;
  const computed = source?.computed ?? null;
  const steps = [
    ...firstStep(key, what, { value, from, computed }, at),
    ...(model === null ? inputSteps(framework, inputs) : modelSteps(model, computed)),
  ];
  return { initiative_key: key, title, kpi_key: known ?? kpi, value, from, computed, framework, inputs, model, steps };
}

function firstStep(
  key: InitiativeKey,
  what: string,
  { value, from, computed }: Pick<Trace, 'value' | 'from' | 'computed'>,
  at: CellRef,
): readonly TraceStep[] {
  if (value === null) return [{ text: `${what} of ${key} is not known; the run counted nothing.`, at: null }];
  const shown = `${what} of ${key} is ${printNumber(value, 10)}`;
  if (from === 'computed') return [{ text: `${shown}, computed.`, at: null }];
  if (computed === null) return [{ text: `${shown}, typed on ${at.tab}.`, at }];
  const overridden = `It overrides the computed ${printNumber(computed, 10)}.`;
  return [{ text: `${shown}, typed on ${at.tab}. ${overridden}`, at }];
}

function inputSteps(framework: string | null, inputs: Trace['inputs']): readonly TraceStep[] {
  const named = Object.entries(inputs).map(([name, value]) => `${name} ${printNumber(value, 10)}`);
  if (framework === null || named.length === 0) return [];
  const at = { tab: scoringInputsTab.name, row: null, column: null };
  return [{ text: `${framework} takes ${named.join(', ')}.`, at }];
}

function modelSteps(model: ModelUsed, computed: number | null): readonly TraceStep[] {
  const at = (column: string): CellRef => ({ tab: mathModelsTab.name, row: model.row, column });
  const result = computed === null ? '' : ` comes to ${printNumber(computed, 10)}`;
  return [
    { text: `The model "${model.name}"${result}: ${model.formula.trim()}`, at: at('formula_text') },
    ...model.parameters.map((parameter) => ({
      text: parameterInWords(parameter),
      at: { tab: paramsTab.name, row: parameter.row, column: 'value' },
    })),
    ...(model.assumptions === '' ? [] : [{ text: `It assumes: ${model.assumptions}`, at: at('assumptions_text') }]),
    ...(model.chain === '' ? [] : [{ text: `Metric chain: ${model.chain}`, at: at('metric_chain_text') }]),
    {
      text: model.approvedBy === '' ? 'It is approved; nobody is named.' : `Approved by ${model.approvedBy}.`,
      at: at('approved_by_user'),
    },
  ];
}

function parameterInWords({ name, value, unit, source, isApproved }: ParameterUsed): string {
  const shown = `${name} = ${printNumber(value, 10)}${unit === '' ? '' : ` ${unit}`}`;
  const from = source === '' ? 'no source is given' : `source: ${source}`;
  return `${shown} (${from}${isApproved === false ? ', not approved' : ''})`;
}

import * as z from 'zod/mini';
import { signOf } from '../domain/kpi';
import { Plan } from '../domain/plan';
import type { Today } from '../explain/trace';
import { type GapTrace, type InitiativeTrace, traceGap, traceInitiative } from '../explain/trace-plan';
import { fold } from '../kernel/fold';
import { poolOf } from '../problem/problem';
import { WorkbookReading } from '../problem/workbook-reading';
import { readWorkbookRows } from '../problem/workbook-rows';
import {
  backlogTab,
  candidatesTab,
  kpiContributionsTab,
  mathModelsTab,
  metricsConfig,
  paramsTab,
  scoringInputsTab,
} from '../tabs/index';
import { findRun } from './find-run';
import { HostError } from './host-error';
import type { Ports } from './ports';

/** Which number of which run: those of an initiative, or a line of Gaps. */
export const traceRequestSchema = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('initiative'),
    run_id: z.string(),
    initiative_key: z.string(),
    /** Null: every number that the run counted. */
    kpi_key: z.nullable(z.string()),
  }),
  z.strictObject({
    of: z.literal('gap'),
    run_id: z.string(),
    kind: z.enum(['kpi', 'capacity', 'rule']),
    dimension: z.string(),
    key: z.string(),
    kpi_key: z.nullable(z.string()),
  }),
]);

export type TraceRequest = z.infer<typeof traceRequestSchema>;

export type TraceReply = ({ readonly of: 'initiative' } & InitiativeTrace) | ({ readonly of: 'gap' } & GapTrace);

/** The tabs on which the rows are found today that a number came from. */
const usedTabs = [
  metricsConfig,
  candidatesTab,
  backlogTab,
  kpiContributionsTab,
  scoringInputsTab,
  mathModelsTab,
  paramsTab,
] as const;

/**
 * Where numbers of a run came from, as it was when the run was frozen. Today's rows only tell where the cells stand by
 * now: people sort and insert rows.
 */
export function traceContribution(
  request: TraceRequest,
  { store, workbook, score }: Pick<Ports, 'store' | 'workbook' | 'score'>,
): TraceReply {
  const { problem, result } = findRun(request.run_id, store);
  const selected = result?.selected ?? null;
  const plan = selected === null ? null : new Plan(poolOf(problem), selected);
  if (request.of === 'gap') {
    const trace = traceGap(problem, plan ?? new Plan(poolOf(problem), []), request);
    if (trace === null) throw new HostError(`${request.run_id} has no such line on Gaps.`);
    return { of: 'gap', ...trace, achieved: plan === null ? null : trace.achieved };
  }
  const { initiative_key: initiative, kpi_key: kpi } = request;
  const trace = traceInitiative(problem, plan, initiative, kpi, todayIn(workbook, score));
  if (trace === null) throw new HostError(`${initiative} was no candidate of ${request.run_id}.`);
  return { of: 'initiative', ...trace };
}

function todayIn(workbook: Ports['workbook'], score: Ports['score']): (key: string) => Today {
  const rows = readWorkbookRows(workbook.read(usedTabs));
  const { registry, scoring } = new WorkbookReading(rows, score);
  return (key) => {
    const models = [...scoring.modelsOf].flatMap(([one, own]) => (fold(one) === fold(key) ? own : []));
    const modelOf = (name: string) => models.find((model) => fold(model.name) === fold(name));
    return {
      signOf: (kpi) => signOf(registry.find(kpi)?.kpi ?? { direction: 'higher_is_better' }),
      rowOn: (name) => {
        const tabs = [
          [candidatesTab, rows.candidates],
          [kpiContributionsTab, rows.contributions],
          [scoringInputsTab, rows.scoringInputs],
        ] as const;
        const found = tabs.find(([tab]) => tab.name === name)?.[1]?.rows ?? [];
        return found.find(({ values }) => fold(values.initiative_key ?? '') === fold(key))?.row ?? null;
      },
      modelRow: ({ name }) => modelOf(name)?.row ?? null,
      parameterRow: (model, { name }) =>
        modelOf(model.name)?.parameters.find((parameter) => fold(parameter.name) === fold(name))?.row ?? null,
    };
  };
}

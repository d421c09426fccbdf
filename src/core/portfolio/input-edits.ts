import { kindOf } from '../constraints/index';
import type { Candidate } from '../domain/candidate';
import type { KpiTarget } from '../domain/target';
import { canonicalJson, type Json } from '../kernel/canonical-json';
import { fold } from '../kernel/fold';
import { ruleId } from '../problem/decisions';
import type { Problem } from '../problem/problem';

/** One edit of the inputs between two frozen problems. */
export interface InputEdit {
  readonly about: 'scenario' | 'candidate' | 'rule' | 'goal' | 'decision';
  /** The initiative, KPI or field; a rule's sentence. */
  readonly name: string;
  /** The field of a candidate or goal; blank for a whole record. */
  readonly field: string;
  /** In words; null: it was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What was edited from one frozen problem to another, in the order scenario, candidates, rules, goals, decisions. */
export function inputEdits(before: Problem, after: Problem): readonly InputEdit[] {
  return [
    ...fieldEdits('scenario', '', scenarioFields(before), scenarioFields(after)).map((edit) => ({
      ...edit,
      name: edit.field,
      field: '',
    })),
    ...recordEdits('candidate', candidatesOf(before), candidatesOf(after)),
    ...recordEdits('rule', rulesOf(before), rulesOf(after)),
    ...recordEdits('goal', goalsOf(before), goalsOf(after)),
    ...recordEdits('decision', decisionsOf(before), decisionsOf(after)),
  ];
}

type Fields = Readonly<Record<string, Json>>;
interface RecordOf {
  readonly name: string;
  readonly fields: Fields;
}
type Records = ReadonlyMap<string, RecordOf>;

function recordEdits(about: InputEdit['about'], before: Records, after: Records): readonly InputEdit[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): readonly InputEdit[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const name = is?.name ?? was?.name ?? id;
    if (was !== undefined && is !== undefined) return fieldEdits(about, name, was.fields, is.fields);
    return [
      { about, name, field: '', before: was === undefined ? null : 'there', after: is === undefined ? null : 'there' },
    ];
  });
}

function fieldEdits(about: InputEdit['about'], name: string, was: Fields, is: Fields): readonly InputEdit[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const [before, after] = [was[field] ?? null, is[field] ?? null];
    if (canonicalJson(before) === canonicalJson(after)) return [];
    return [{ about, name, field, before: print(before), after: print(after) }];
  });
}

const print = (value: Json): string | null =>
  value === null || value === '' ? null : typeof value === 'string' ? value : canonicalJson(value);

function scenarioFields({ scenario, constraintSet, scope }: Problem): Fields {
  return {
    scenario_name: scenario.name,
    period_key: scenario.period.key,
    capacity_total_tokens: scenario.capacityTotal,
    objective_mode: scenario.mode,
    objective_weights: Object.fromEntries(scenario.weights.map(({ kpi, weight }) => [kpi, weight])),
    goal_weight: scenario.goalWeight,
    constraint_set_name: constraintSet,
    scope,
  };
}

function candidatesOf({ candidates }: Problem): Records {
  const fieldsOf = ({ tokens, valueScore, deadline, contributions, slices, ineligible }: Candidate): Fields => ({
    ...slices,
    engineering_tokens: tokens,
    value_score: valueScore,
    deadline_date: deadline,
    'cannot be funded': ineligible,
    ...contributions,
  });
  return new Map(
    candidates.map((candidate) => [fold(candidate.key), { name: candidate.key, fields: fieldsOf(candidate) }]),
  );
}

function rulesOf({ rules, decisions }: Problem): Records {
  const decided = new Set(decisions?.overrides.map(({ initiative_key }) => fold(initiative_key)));
  const ofPeople = rules.filter(
    (rule) =>
      !(
        rule.origins[0]?.tab === 'Results' &&
        kindOf(rule)
          .initiatives(rule)
          .some((key) => decided.has(fold(key)))
      ),
  );
  return new Map(ofPeople.map((rule) => [ruleId(rule), { name: kindOf(rule).sentence(rule), fields: {} }]));
}

function goalsOf({ goals }: Problem): Records {
  const idOf = ({ slice, kpi }: KpiTarget): string => [...slice.dimensions, ...slice.values, kpi].map(fold).join('|');
  return new Map(
    goals.map((goal) => {
      const name = [goal.kpi, ...goal.slice.values].join(', ');
      return [idOf(goal), { name, fields: { target_value: goal.value, baseline_value: goal.baseline } }];
    }),
  );
}

function decisionsOf({ decisions }: Problem): Records {
  const overrides = (decisions?.overrides ?? []).map(({ initiative_key, lock }): readonly [string, RecordOf] => [
    fold(initiative_key),
    { name: initiative_key, fields: { lock } },
  ]);
  const waived = (decisions?.waived ?? []).map(({ rule, sentence, owner }): readonly [string, RecordOf] => [
    rule,
    { name: sentence, fields: { waived: owner } },
  ]);
  return new Map([...overrides, ...waived]);
}

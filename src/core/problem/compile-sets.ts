import type { StoredSet } from '../domain/stored-set';
import type { Issue } from '../kernel/issue';
import { readInitiatives } from './initiatives';
import { readScenario } from './read-scenario';
import { constraintSetNames, readSet } from './read-set';
import { readRegistry } from './registry';
import { storeSet } from './store-set';
import type { WorkbookRows } from './workbook-rows';

/** Every scenario and constraint set of a workbook in its stored form. */
export interface CompiledSets {
  readonly scenarios: Readonly<Record<string, { readonly objective_weights_json: Readonly<Record<string, number>> }>>;
  readonly constraint_sets: readonly CompiledSet[];
}

/** One set; rule_options_json only where a rule has options. */
export type CompiledSet = Omit<StoredSet, 'rule_options_json'> &
  Partial<Pick<StoredSet, 'rule_options_json'>> & { readonly scenario_name: string; readonly name: string };

/** Compiles all scenarios and sets, in the order of the tabs, without regard to which candidates are ticked. */
export function compileSets(workbook: WorkbookRows): {
  readonly compiled: CompiledSets;
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const registry = readRegistry(workbook.metrics);
  const initiatives = readInitiatives(workbook);
  const scenarios: Record<string, { objective_weights_json: Record<string, number> }> = {};
  const sets: CompiledSet[] = [];
  issues.push(...registry.issues, ...(workbook.scenarios?.headerIssues ?? []));
  for (const row of workbook.scenarios?.rows ?? []) {
    if (workbook.scenarios === null) break;
    const { scenario, issues: found } = readScenario(row, workbook.scenarios, registry);
    issues.push(...found);
    if (scenario === null) continue;
    scenarios[scenario.name] = {
      objective_weights_json: Object.fromEntries(scenario.weights.map(({ kpi, weight }) => [kpi, weight])),
    };
    for (const name of constraintSetNames(workbook, scenario.name)) {
      const set = readSet(workbook, scenario, name, registry, initiatives);
      issues.push(...set.issues);
      const { rule_options_json: options, ...columns } = storeSet(set);
      sets.push({
        scenario_name: scenario.name,
        name,
        ...columns,
        ...(Object.keys(options).length === 0 ? {} : { rule_options_json: options }),
      });
    }
  }
  return { compiled: { scenarios, constraint_sets: sets }, issues };
}

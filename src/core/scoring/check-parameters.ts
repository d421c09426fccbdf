import { fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import { nearest } from '../kernel/nearest';
import { paramsTab } from '../tabs/params';
import { groupBy } from './group-by';
import type { Model } from './model';
import type { Parameter } from './read-parameters';

/** Parameters that are for a model that is not there, or that no formula uses. */
export function checkParameters(parameters: readonly Parameter[], models: readonly Model[]): readonly Issue[] {
  const modelsOf = groupBy(models, ({ key }) => key);
  return parameters.flatMap((parameter) => {
    const { key, model: named, name, row } = parameter;
    const own = modelsOf.get(key) ?? [];
    const at = (column: string) => ({ tab: paramsTab.name, row, column });
    const meant = named === null ? own : own.filter((model) => fold(model.name) === fold(named));
    if (named !== null && meant.length === 0) {
      const names = own.map((model) => model.name);
      return [issue('unknown-model', at('model_name'), { name: named, key, near: nearest(named, names) })];
    }
    if (meant.some((model) => model.parameters.includes(parameter))) return [];
    const asked = meant.flatMap((model) => model.parameterNames);
    // A formula that takes the number from another row has it; one that lacks it may mean this name.
    const lacking = asked.filter((wanted) => !meant.some((model) => hasValue(model, wanted)));
    return [issue('param-unused', at('param_name'), { name, near: nearest(name, lacking) })];
  });
}

const hasValue = (model: Model, wanted: string): boolean =>
  model.parameters.some(({ name }) => fold(name) === fold(wanted));

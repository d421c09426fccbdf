import type { Row } from '../columns/row';
import { fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import type { DecimalMark } from '../kernel/number-text';
import type { mathModelsTab } from '../tabs/index';
import { missingValues } from '../tabs/missing-values';
import type { TabRows } from '../tabs/read-table';
import { isDraft, modelName, saidOfDraft } from './drafts';
import { evaluateFormula, parameterNames } from './evaluate-formula';
import { groupBy } from './group-by';
import type { KnownInitiatives, KnownKpis } from './known';
import type { Model } from './model';
import { parseFormula } from './parse-formula';
import type { Parameter } from './read-parameters';

type ModelRow = Row<typeof mathModelsTab.columns>;
type Tab = TabRows<typeof mathModelsTab.columns>;

/** The models of a workbook, and the issues of the rows of Math_Models. */
export interface ModelReading {
  readonly models: readonly Model[];
  readonly issues: readonly Issue[];
}

/** Reads Math_Models and computes every formula, approved or not. */
export function readModels(
  tab: Tab | null,
  initiatives: KnownInitiatives,
  kpis: KnownKpis,
  parameters: readonly Parameter[],
): ModelReading {
  if (tab === null) return { models: [], issues: [] };
  const issues: Issue[] = [];
  const models: Model[] = [];
  const ofInitiative = groupBy(parameters, ({ key }) => key);
  const names = groupBy(tab.rows, nameIdentity);
  for (const row of tab.rows) {
    const { initiative_key: text, target_kpi_key: target } = row.values;
    const name = modelName(row);
    const found: Issue[] = [
      ...(tab.rowIssues.get(row.row) ?? []),
      ...missingValues(tab, row, ['initiative_key', 'formula_text']),
    ];
    const key = text === null ? null : initiatives.find(text);
    if (key === null && text !== null) {
      const facts = { key: text, near: initiatives.nearest(text) };
      found.push(issue('unknown-initiative', row.at('initiative_key'), facts));
    }
    const same = names.get(nameIdentity(row)) ?? [];
    if (same.length > 1 && key !== null) {
      const facts = { name, key, rows: same.map((other) => other.row) };
      found.push(issue('model-name-repeated', row.at('model_name'), facts));
    }
    const kpi = target === null ? null : findKpi(row, target, kpis, found);
    const given = key === null ? [] : (ofInitiative.get(key) ?? []);
    const computed = computeFormula(row, parametersOf(name, given), tab.decimalMark);
    found.push(...computed.issues);
    if (key !== null && isDraft(row)) {
      found.push(issue('model-not-approved', row.at('approved_by_user'), { key, kpi: target }));
    }
    const said = isDraft(row) ? found.map(saidOfDraft) : found;
    issues.push(...said);
    if (key === null) continue;
    const { approved_by, metric_chain_text, formula_text, assumptions_text } = row.values;
    models.push({
      ...computed,
      row: row.row,
      key,
      name,
      target,
      kpi,
      isPrimary: row.values.is_primary === true,
      isApproved: row.values.approved_by_user === true,
      approvedBy: approved_by ?? '',
      chain: metric_chain_text ?? '',
      formula: formula_text ?? '',
      assumptions: assumptions_text ?? '',
      issues: [...said, ...computed.parameters.flatMap((parameter) => parameter.issues)],
    });
  }
  return { models, issues };
}

const nameIdentity = (row: ModelRow): string => `${fold(row.values.initiative_key ?? '')}\n${fold(modelName(row))}`;

function findKpi(row: ModelRow, target: string, kpis: KnownKpis, issues: Issue[]): Model['kpi'] {
  const at = row.at('target_kpi_key');
  const entry = kpis.find(target);
  if (entry === null) issues.push(issue('unknown-kpi', at, { key: target, near: kpis.nearest(target) }));
  else if (entry.unusable === null) return entry.kpi;
  else issues.push(issue('unusable-kpi', at, { key: entry.kpi.key, reason: entry.unusable }));
  return null;
}

/** The parameters that a model of that name sees, by folded name: its own, and those for every model. */
function parametersOf(model: string, given: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  const shared = given.filter((parameter) => parameter.model === null);
  const own = given.filter((parameter) => parameter.model !== null && fold(parameter.model) === fold(model));
  return new Map([...shared, ...own].map((parameter) => [fold(parameter.name), parameter]));
}

function computeFormula(row: ModelRow, known: ReadonlyMap<string, Parameter>, decimalMark?: DecimalMark) {
  const text = row.values.formula_text;
  const nothing = { parameters: [], parameterNames: [], value: null, effort: null, overall: null, issues: [] };
  if (text === null) return nothing;
  const at = row.at('formula_text');
  const { lines, issues } = parseFormula(text, at, decimalMark);
  const names = parameterNames(lines);
  const parameters = names.flatMap((name) => known.get(fold(name)) ?? []);
  // One line that cannot be read would make every name that it defines unknown.
  if (issues.length > 0) return { ...nothing, parameters, parameterNames: names, issues };
  const { values, issues: found } = evaluateFormula(lines, known, at);
  const valueOf = (name: string): number | null => values.get(name) ?? null;
  return {
    parameters,
    parameterNames: names,
    value: valueOf('value'),
    effort: valueOf('effort'),
    overall: valueOf('overall'),
    issues: found,
  };
}

import type { Row } from '../columns/row';
import { fold } from '../kernel/fold';
import { type Issue, issue } from '../kernel/issue';
import type { mathModelsTab } from '../tabs/index';
import type { TabRows } from '../tabs/read-table';
import { groupBy } from './group-by';

type ModelRow = Row<typeof mathModelsTab.columns>;

/** The name by which Params knows a model. */
export const modelName = ({ values }: ModelRow): string => values.model_name ?? values.target_kpi_key ?? 'value score';

/** Nobody has approved it yet; where approved_by_user cannot be read, somebody may have. */
export const isDraft = ({ values, broken }: ModelRow): boolean =>
  values.approved_by_user !== true && !broken.has('approved_by_user');

/** Whether rows of Params that name this initiative and model, as typed, serve drafts only; null: every model of it. */
export type IsForDrafts = (initiative: string | null, model: string | null) => boolean;

/** Tells from Math_Models which numbers are for drafts only. What is for no model at all is for no draft. */
export function numbersOfDrafts(tab: TabRows<typeof mathModelsTab.columns> | null): IsForDrafts {
  const ofInitiative = groupBy(tab?.rows ?? [], ({ values }) => fold(values.initiative_key ?? ''));
  return (initiative, model) => {
    const own = ofInitiative.get(fold(initiative ?? '')) ?? [];
    const meant = model === null ? own : own.filter((row) => fold(modelName(row)) === fold(model));
    return meant.length > 0 && meant.every(isDraft);
  };
}

/** The same of a row that only drafts use: what it lacks blocks nothing, so that it is no error yet. */
export function saidOfDraft(found: Issue): Issue {
  switch (found.code) {
    case 'missing-value':
      return issue('draft-missing-value', found.at, found.facts);
    case 'formula-unknown-name':
      return issue('draft-unknown-name', found.at, found.facts);
    default:
      return found;
  }
}

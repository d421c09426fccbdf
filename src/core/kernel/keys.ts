declare const brand: unique symbol;

/**
 * The key of an initiative in its display form: the first spelling on Candidates (or Backlog).
 * Two initiatives are the same when these texts are equal; text from a cell becomes one only through a look-up.
 */
export type InitiativeKey = string & { readonly [brand]: 'InitiativeKey' };

/** The key of a KPI as the registry spells it. */
export type KpiKey = string & { readonly [brand]: 'KpiKey' };

/** Declares that `text` is the display form of an initiative key. For the readers that establish it. */
export const initiativeKey = (text: string): InitiativeKey => text as InitiativeKey;

/** Declares that `text` is the registry's spelling of a KPI key. For the readers that establish it. */
export const kpiKey = (text: string): KpiKey => text as KpiKey;
